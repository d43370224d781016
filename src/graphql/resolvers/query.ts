import { findNamed, LABELS, type FindableKind, type Match } from '../../graph/read/find.js'
import { listRevisions } from '../../graph/read/revisions.js'
import { AttestError } from '../../graph/errors.js'
import { allPages, encodeCursor, listPage, pageSize, type PageArgs, type PageParent, position } from '../connections.js'
import { typeOf } from '../model.js'
import { provenanceOf } from '../provenance.js'
import { compareRolls } from '../rolls.js'
import type { Kind, Resolvers } from '../schema.generated.js'
import type { View } from '../view.js'
import { isSeat } from './entities.js'
import { kindOf } from './filters.js'

/** Ids of the things of one kind that a name finds, to narrow a list by; null where no name is asked for. */
async function idsNamed(view: View, name: string | null | undefined, kind: FindableKind): Promise<string[] | null> {
  if (name === null || name === undefined) return null
  return (await findNamed(view.snapshot, name, [kind], 0, MOST_NAMED)).map(({ id }) => id)
}
const MOST_NAMED = 1000

async function find(view: View, text: string, kinds: readonly Kind[] | null | undefined, args: PageArgs): Promise<PageParent> {
  if (text.length > 500) throw new AttestError('BAD_INPUT', 'text: a name of more than 500 letters cannot be looked up.')
  const wanted = (kinds ?? (Object.keys(LABELS) as Kind[])).filter((kind): kind is FindableKind => kind in LABELS)
  const [skip, size] = [position(args.after), pageSize(args.first)]
  const search = (limit: number): Promise<Match[]> => findNamed(view.snapshot, text, wanted, skip, limit)
  const found = await search(size + 1)
  const page = found.slice(0, size)
  const records = new Map((await view.all(page.map(({ id }) => id))).map((record) => [record.id, record]))
  const items = page.flatMap(({ id, matched, score }) => {
    const node = records.get(id)
    return node ? [{ node, matched, score }] : []
  })
  return { items, cursors: page.map((_, index) => encodeCursor(String(skip + index + 1))), hasNextPage: found.length > size, total: async () => (await findNamed(view.snapshot, text, wanted, 0, MOST_NAMED)).length }
}

async function revisions(view: View, args: PageArgs): Promise<PageParent> {
  const size = pageSize(args.first)
  const before = position(args.after) || view.snapshot.at + 1
  const found = await listRevisions(view.snapshot, before, size + 1)
  const page = found.slice(0, size)
  return { items: page, cursors: page.map(({ number }) => encodeCursor(String(number))), hasNextPage: found.length > size, total: () => view.snapshot.at }
}

export const queryResolvers: Resolvers = {
  Query: {
    node: async (_, { id }, { view }) => {
      const record = await view.records.load(id)
      return record && typeOf(record) ? record : null
    },
    find: (_, { text, kinds, ...args }, { view }) => find(view, text, kinds, args),
    people: async (_, { name, party, ...args }, { view }) => listPage(view, 'people', args, { ids: await idsNamed(view, name, 'PERSON'), party: party ?? null }),
    mandates: (_, args, { view }) =>
      listPage(view, 'mandates', args, {
        holder: args.holder ?? null,
        assembly: args.assembly ?? null,
        district: args.district ?? null,
        list: args.list ?? null,
        party: args.party ?? null,
        source: args.source ?? null,
        seats: isSeat(args.granularity),
        verdict: args.verdict ?? null,
        support: args.support ?? null,
        opposition: args.opposition ?? null,
      }),
    figures: (_, args, { view }) =>
      listPage(view, 'figures', args, {
        question: args.question ?? null,
        measure: args.measure ?? null,
        phase: args.phase ?? null,
        of: args.of ?? args.party ?? null,
        district: args.district ?? null,
        place: args.place ?? null,
        source: args.source ?? null,
      }),
    occurrences: (_, args, { view }) => listPage(view, 'occurrences', args, { what: args.what ?? null, of: args.of ?? null, status: args.status ?? null }),
    propositions: (_, args, { view }) => listPage(view, 'propositions', args, { kind: kindOf(args.kind), about: args.about ?? null }),
    sources: async (_, { text, kind, ...args }, { view }) => listPage(view, 'sources', args, { ids: await idsNamed(view, text, 'SOURCE'), kind: kind ?? null }),
    citations: (_, args, { view }) =>
      listPage(view, 'citations', args, { archive: args.archive ?? null, fond: args.fond ?? null, opis: args.opis ?? null, delo: args.delo ?? null, source: args.source ?? null, given: args.given ?? null }),
    claims: (_, args, { view }) =>
      listPage(view, 'claims', args, { source: args.source ?? null, relayedBy: args.relayedBy ?? null, cited: args.cited ?? null, stances: args.stance ?? null, mode: args.mode ?? null, kind: kindOf(args.kind) }),
    rolls: (_, args, { view }) => listPage(view, 'rolls', args, { of: kindOf(args.of), source: args.source ?? null }),
    provenance: async (_, { proposition, policy }, { view }) => provenanceOf(view, proposition, policy),
    compareRolls: (_, { rolls }, { view }) => compareRolls(view, rolls),
    readings: (_, args, { view }) => listPage(view, 'readings', args, { kind: args.kind ?? null, of: args.of ?? null }),
    remarks: (_, args, { view }) => listPage(view, 'remarks', args, { kind: args.kind ?? null, about: args.about ?? null }),
    tables: (_, args, { view }) => listPage(view, 'tables', args, {}),
    constraints: (_, args, { view }) => listPage(view, 'constraints', args, { kind: args.kind ?? null }),
    passages: (_, args, { view }) => listPage(view, 'passages', args, { source: args.source ?? null, noClaim: args.noClaim ?? null }),
    dossiers: (_, __, { view }) => allPages(view, 'dossiers'),
    revisions: (_, args, { view }) => revisions(view, args),
  },
}
