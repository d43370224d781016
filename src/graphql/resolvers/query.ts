import { AttestError } from '../../errors.js'
import { findNamed, isBehind, LABELS, placeOf, type FindableKind } from '../../graph/read/find.js'
import { listRevisions } from '../../graph/read/revisions.js'
import type { Filters, ListName } from '../../graph/read/pages.js'
import { requireKnown } from '../known.js'
import { allPages, decodeCursor, encodeCursor, listPage, pageSize, type PageArgs, type PageParent, position } from '../connections.js'
import { typeOf } from '../model.js'
import { mandatesUnder } from '../policies.js'
import { provenanceOf, requirePolicy } from '../provenance.js'
import { reconcileAll } from '../names.js'
import { compareRolls } from '../rolls.js'
import type { Kind, Resolvers } from '../schema.generated.js'
import type { View } from '../view.js'
import { kindOf } from '../filters.js'
import { isSeat } from '../plain/tables.js'

/** Ids of the things of one kind that a name finds, to narrow a list by; null where no name is asked for. */
async function idsNamed(view: View, name: string | null | undefined, kind: FindableKind): Promise<string[] | null> {
  if (name === null || name === undefined) return null
  return (await findNamed(view.snapshot, name, [kind])).map(({ id }) => id)
}

async function find(view: View, text: string, kinds: readonly Kind[] | null | undefined, args: PageArgs): Promise<PageParent> {
  const wanted = kinds ?? (Object.keys(LABELS) as FindableKind[])
  const [after, size] = [decodeCursor('find', args.after), pageSize(args.first)]
  const found = await findNamed(view.snapshot, text, wanted)
  const rest = after === '' ? found : found.filter((match) => isBehind(match, after))
  const page = rest.slice(0, size)
  const records = new Map((await view.all(page.map(({ id }) => id))).map((record) => [record.id, record]))
  const items = page.flatMap((match) => {
    const node = records.get(match.id)
    return node ? [{ ...match, node }] : []
  })
  return { items, cursors: page.map((match) => encodeCursor('find', placeOf(match))), hasNextPage: rest.length > size, after: args.after ?? null, total: () => found.length }
}

async function revisions(view: View, args: PageArgs): Promise<PageParent> {
  const size = pageSize(args.first)
  const before = position('revisions', args.after) || view.snapshot.at + 1
  const found = await listRevisions(view.snapshot, before, size + 1)
  const page = found.slice(0, size)
  return { items: page, cursors: page.map(({ number }) => encodeCursor('revisions', String(number))), hasNextPage: found.length > size, after: args.after ?? null, total: () => view.snapshot.at }
}

/** A page of a list, after the ids among its filters have been found to exist. */
async function knownPage(view: View, name: ListName, args: PageArgs, filters: Filters, ids: Readonly<Record<string, string | null | undefined>>): Promise<PageParent> {
  await requireKnown(view, ids)
  return listPage(view, name, args, filters)
}

export const queryResolvers: Resolvers = {
  Query: {
    node: async (_, { id }, { view }) => {
      const record = await view.records.load(id)
      return record && typeOf(record) ? record : null
    },
    find: (_, { text, kinds, ...args }, { view }) => find(view, text, kinds, args),
    reconcileNames: (_, { names }, { view }) => reconcileAll(view, names),
    people: async (_, { name, party, ...args }, { view }) => knownPage(view, 'people', args, { ids: await idsNamed(view, name, 'PERSON'), party: party ?? null }, { party }),
    mandates: async (_, args, { view }) => {
      await requireKnown(view, { holder: args.holder, assembly: args.assembly, district: args.district, list: args.list, party: args.party, source: args.source })
      if (args.policy) await requirePolicy(view, args.policy)
      const filters = { holder: args.holder ?? null, assembly: args.assembly ?? null, district: args.district ?? null, list: args.list ?? null, party: args.party ?? null, source: args.source ?? null, seats: isSeat(args.granularity) }
      return mandatesUnder(view, args.policy ?? null, filters, { verdict: args.verdict ?? null, support: args.support ?? null, opposition: args.opposition ?? null }, args)
    },
    figures: async (_, args, { view }) => {
      if (args.of && args.party && args.of !== args.party) throw new AttestError('BAD_INPUT', `party: "${args.party}" is not "${args.of}", and party means the same as of. Give one of them.`)
      return knownPage(view, 'figures', args, {
        question: args.question ?? null,
        measure: args.measure ?? null,
        phase: args.phase ?? null,
        of: args.of ?? args.party ?? null,
        district: args.district ?? null,
        place: args.place ?? null,
        source: args.source ?? null,
      }, { question: args.question, of: args.of, party: args.party, district: args.district, place: args.place, source: args.source })
    },
    occurrences: (_, args, { view }) => knownPage(view, 'occurrences', args, { what: args.what ?? null, of: args.of ?? null, status: args.status ?? null }, { of: args.of }),
    propositions: (_, args, { view }) => knownPage(view, 'propositions', args, { kind: kindOf(args.kind), about: args.about ?? null }, { about: args.about }),
    sources: async (_, { text, kind, ...args }, { view }) => listPage(view, 'sources', args, { ids: await idsNamed(view, text, 'SOURCE'), kind: kind ?? null }),
    citations: (_, args, { view }) =>
      knownPage(view, 'citations', args, { archive: args.archive ?? null, fond: args.fond ?? null, opis: args.opis ?? null, delo: args.delo ?? null, source: args.source ?? null, given: args.given ?? null }, { source: args.source }),
    claims: (_, args, { view }) =>
      knownPage(view, 'claims', args, { source: args.source ?? null, relayedBy: args.relayedBy ?? null, cited: args.cited ?? null, seen: args.seen ?? null, stances: args.stance ?? null, mode: args.mode ?? null, kind: kindOf(args.kind) }, { source: args.source, relayedBy: args.relayedBy }),
    rolls: (_, args, { view }) => knownPage(view, 'rolls', args, { of: kindOf(args.of), source: args.source ?? null }, { source: args.source }),
    provenance: async (_, { proposition, policy }, { view }) => provenanceOf(view, proposition, policy),
    compareRolls: (_, { rolls }, { view }) => compareRolls(view, rolls),
    readings: (_, args, { view }) => knownPage(view, 'readings', args, { kind: args.kind ?? null, of: args.of ?? null }, { of: args.of }),
    remarks: (_, args, { view }) => knownPage(view, 'remarks', args, { kind: args.kind ?? null, about: args.about ?? null }, { about: args.about }),
    tables: (_, args, { view }) => listPage(view, 'tables', args, {}),
    constraints: (_, args, { view }) => listPage(view, 'constraints', args, { kind: args.kind ?? null }),
    passages: (_, args, { view }) => knownPage(view, 'passages', args, { source: args.source ?? null, noClaim: args.noClaim ?? null }, { source: args.source }),
    dossiers: (_, __, { view }) => allPages(view, 'dossiers'),
    revisions: (_, args, { view }) => revisions(view, args),
  },
}
