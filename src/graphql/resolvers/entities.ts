import { pageOf } from '../connections.js'
import { noFilters } from '../filters.js'
import { resolversOf } from '../plain/fields.js'
import { isSeat, TABLES } from '../plain/tables.js'
import { requirePolicy } from '../provenance.js'
import type { Resolvers } from '../schema.generated.js'
import { dateOf } from '../values.js'

export const entityResolvers: Resolvers = {
  Person: {
    ...resolversOf(TABLES.Person),
    mandates: async (person, { policy, ...args }) => {
      if (policy) await requirePolicy(person.view, policy)
      const view = policy ? await person.view.under(policy) : person.view
      return pageOf({ ...person, view }, 'propositions-of-entity', args, { ...noFilters, kinds: ['mandate'], roles: ['holder'], seats: isSeat(args.granularity) })
    },
  },
  Party: resolversOf(TABLES.Party),
  List: resolversOf(TABLES.List),
  ElectoralDistrict: resolversOf(TABLES.ElectoralDistrict),
  Place: resolversOf(TABLES.Place),
  Assembly: resolversOf(TABLES.Assembly),
  Meeting: { ...resolversOf(TABLES.Meeting), date: (meeting) => dateOf(meeting, 'date') },
  Body: resolversOf(TABLES.Body),
}
