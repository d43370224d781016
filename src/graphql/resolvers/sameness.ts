import { groundWords, samenessSentence } from '../../reasoning/sameness-sentence.js'
import { EN } from '../../reasoning/words.en.js'
import { allOf } from '../connections.js'
import { everyOne, known, must, type RecordParent } from '../model.js'
import { type GroundParent, samenessCase, samenessOf, samenessProvenance, type SpellingsParent } from '../sameness.js'
import { resolversOf } from '../plain/fields.js'
import { TABLES } from '../plain/tables.js'
import type { PageName } from '../../graph/read/pages.js'
import type { Resolvers } from '../schema.generated.js'
import { standingOf } from '../standing.js'
import { common } from './propositions.js'

async function groundsOf(record: RecordParent, against: boolean): Promise<GroundParent[]> {
  const { grounds, names } = await samenessCase(record)
  return (against ? grounds.against : grounds.for).map((ground) => ({ view: record.view, ground, against, names }))
}

/** Person by person and source by source. */
async function spellingsOf(record: RecordParent): Promise<SpellingsParent[]> {
  const { people, mentions } = await samenessCase(record)
  return people.flatMap((of) => {
    const theirs = mentions.get(of.id) ?? []
    const sources = [...new Set(theirs.map((mention) => must(mention, 'source')))].sort()
    return sources.map((source) => ({ of, source, mentions: theirs.filter((mention) => must(mention, 'source') === source) }))
  })
}

/** What bears on every one of them. */
async function ofAll(record: RecordParent, page: PageName): Promise<RecordParent[]> {
  const [first = [], ...rest] = await Promise.all((await everyOne(record, 'OF_ONE')).map((person) => allOf(person, page)))
  return first.filter(({ id }) => rest.every((others) => others.some((other) => other.id === id)))
}

export const samenessResolvers: Resolvers = {
  Query: {
    sameness: (_, { people }, { view }) => samenessOf(view, people),
  },
  Sameness: {
    ...common,
    ...resolversOf(TABLES.Sameness),
    provenance: (record, { policy }) => samenessProvenance(record, policy),
    standing: (record) => standingOf(record, () => samenessProvenance(record, null)),
    for: (record) => groundsOf(record, false),
    against: (record) => groundsOf(record, true),
    spellings: spellingsOf,
    restOnIt: (record) => allOf(record, 'dependents-of-proposition'),
    wouldMerge: async (record) => [...(await samenessCase(record)).mergers],
    readings: (record) => ofAll(record, 'readings-of'),
    remarks: (record) => ofAll(record, 'remarks-of'),
    sentence: async (record) => {
      const [{ people, grounds, names }, { answer }, resting] = await Promise.all([samenessCase(record), samenessProvenance(record, null), allOf(record, 'dependents-of-proposition')])
      return samenessSentence(people.map(({ id }) => id), grounds, answer.verdict.name, resting.length, names, EN)
    },
  },
  SamenessGround: {
    kind: ({ ground }) => ground.kind,
    between: ({ view, ground }) => view.all(ground.between),
    words: ({ ground, against, names }) => groundWords(ground, against, names, EN),
    claims: ({ view, ground }) => view.all(ground.claims),
    mentions: ({ view, ground }) => view.all(ground.mentions),
  },
  SpellingsOfSource: {
    of: ({ of }) => of,
    source: ({ of, source }) => known(of.view, source),
    mentions: ({ mentions }) => [...mentions],
  },
  Merger: { left: ({ left }) => left, right: ({ right }) => right },
}
