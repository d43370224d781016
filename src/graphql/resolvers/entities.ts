import { text } from '../../graph/read/records.js'
import { type PageArgs, pageOf } from '../connections.js'
import { everyOne, maybeOne, must, type RecordParent } from '../model.js'
import { requirePolicy } from '../provenance.js'
import type { Granularity, PlaceKind, Resolvers } from '../schema.generated.js'
import { dateOf } from '../values.js'
import { type FigureArgs, figureFilters, noFilters, propositionFilters } from '../filters.js'

const named = {
  name: (record: RecordParent): string => must(record, 'name'),
  note: (record: RecordParent): string | null => text(record, 'note'),
}

const mentioned = {
  mentions: (record: RecordParent, args: PageArgs) => pageOf(record, 'mentions-of-entity', args),
}

const concerned = {
  propositions: (record: RecordParent, args: PageArgs & { kind?: string | null | undefined }) => pageOf(record, 'propositions-of-entity', args, propositionFilters(args.kind)),
}

const counted = {
  figures: (record: RecordParent, args: PageArgs & FigureArgs) => pageOf(record, 'propositions-of-entity', args, figureFilters(args)),
}

/** Propositions of one kind in which the person has the part that gives them their name, as the claims state them. */
const ofPerson =
  (kind: string, role: string) =>
  (record: RecordParent, args: PageArgs) =>
    pageOf(record, 'propositions-of-entity', args, { ...noFilters, kinds: [kind], roles: [role], stated: true })

export const entityResolvers: Resolvers = {
  Person: {
    ...named,
    ...mentioned,
    ...concerned,
    mandates: async (person, { policy, ...args }) => {
      if (policy) await requirePolicy(person.view, policy)
      const view = policy ? await person.view.under(policy) : person.view
      return pageOf({ ...person, view }, 'propositions-of-entity', args, { ...noFilters, kinds: ['mandate'], roles: ['holder'], seats: isSeat(args.granularity) })
    },
    memberships: ofPerson('membership', 'member'),
    attendances: ofPerson('attendance', 'attendee'),
    candidacies: ofPerson('candidacy', 'candidate'),
    nominations: ofPerson('nomination', 'nominee'),
  },
  Party: { ...named, ...mentioned, ...concerned },
  List: {
    ...named,
    ...mentioned,
    ...concerned,
    number: (list) => text(list, 'number'),
    presenters: (list) => everyOne(list, 'PRESENTED_BY'),
    district: (list) => maybeOne(list, 'FROM_DISTRICT'),
  },
  ElectoralDistrict: {
    ...named,
    ...mentioned,
    ...concerned,
    ...counted,
    number: (district) => text(district, 'number'),
    covers: (district) => everyOne(district, 'COVERS'),
    occurrences: (district, args) => pageOf(district, 'propositions-of-entity', args, { ...noFilters, kinds: ['occurrence'], what: args.what ?? null }),
  },
  Place: { ...named, ...mentioned, ...concerned, ...counted, placeKind: (place) => text(place, 'placeKind') as PlaceKind | null, within: (place) => maybeOne(place, 'WITHIN') },
  Assembly: { ...named, ...mentioned, ...concerned },
  Meeting: { ...named, ...mentioned, ...concerned, place: (meeting) => maybeOne(meeting, 'TOOK_PLACE_IN'), date: (meeting) => dateOf(meeting, 'date') },
  Body: { ...named, ...mentioned, ...concerned },
}

/** Whether seats are asked for, or mandates as the claims state them. */
export function isSeat(granularity: Granularity | null | undefined): boolean {
  return granularity !== 'AS_STATED'
}
