import { AttestError } from '../errors.js'
import { propositionOf } from '../graph/provenance/index.js'
import { targets, text } from '../graph/read/records.js'
import { loadEntriesNaming } from '../graph/read/rolls.js'
import { FOREVER } from '../graph/revision.js'
import type { CaseProposition, Mode, Stance } from '../reasoning/case.js'
import { wouldChange } from '../reasoning/changes.js'
import type { Names } from '../reasoning/naming.js'
import { captionOf as captionOfProposition } from '../reasoning/propositions/caption.js'
import { propositionId, type Proposition } from '../reasoning/propositions/identity.js'
import { ENTITY_KINDS, specOf } from '../reasoning/propositions/kinds.js'
import type { Places } from '../reasoning/compare.js'
import { entails } from '../reasoning/propositions/relations.js'
import { provenance } from '../reasoning/provenance.js'
import { comparisonsOf, type Ground, type KnownOf, type Party, renamed, type Said, samenessGrounds, type SamenessGrounds } from '../reasoning/sameness.js'
import { allOf } from './connections.js'
import { noFilters } from './filters.js'
import { requireKnown } from './known.js'
import { captionOf, everyOne, must, type RecordParent, typeOf } from './model.js'
import { placesOf } from './places.js'
import { provenanceOf, type ProvenanceParent } from './provenance.js'
import type { Policy } from './schema.generated.js'
import type { View } from './view.js'

export interface GroundParent {
  readonly view: View
  readonly ground: Ground
  readonly against: boolean
  readonly names: Names
}

export interface SpellingsParent {
  readonly of: RecordParent
  readonly source: string
  readonly mentions: readonly RecordParent[]
}

export interface MergerParent {
  readonly left: RecordParent
  readonly right: RecordParent
}

/** All that is recorded of those who may be one, and what follows from it. */
export interface SamenessCase {
  readonly people: readonly RecordParent[]
  readonly grounds: SamenessGrounds
  readonly names: Names
  readonly mentions: ReadonlyMap<string, readonly RecordParent[]>
  readonly mergers: readonly MergerParent[]
}

const cases = new WeakMap<RecordParent, Promise<SamenessCase>>()

/** Read once for a record, whichever fields are asked. */
export function samenessCase(record: RecordParent): Promise<SamenessCase> {
  const known = cases.get(record) ?? readCase(record)
  cases.set(record, known)
  return known
}

/** Everybody is compared with everybody. */
const MOST_PEOPLE = 20

const ENTITIES: ReadonlySet<string> = new Set(ENTITY_KINDS.map((kind) => (kind === 'DISTRICT' ? 'ElectoralDistrict' : kind.charAt(0) + kind.slice(1).toLowerCase())))

/**
 * The proposition that some are one, as recorded, or as it would be if anybody claimed it.
 * @throws AttestError BAD_INPUT for fewer than two or more than MOST_PEOPLE, or for what cannot be one with anything
 */
export async function samenessOf(view: View, ids: readonly string[]): Promise<RecordParent> {
  const people = [...new Set(ids)].sort()
  if (people.length > MOST_PEOPLE) throw new AttestError('BAD_INPUT', `people: ${people.length} are too many to be compared with each other. Expected 2 to ${MOST_PEOPLE} ids; ask for fewer at a time.`)
  await requireKnown(view, { people })
  if (people.length < 2) throw new AttestError('BAD_INPUT', `people: ${people.length === 0 ? 'nobody' : `only "${people.join('')}"`} is named. Expected the ids of two or more who may be one.`)
  const records = await view.all(people)
  for (const record of records) if (!ENTITIES.has(typeOf(record) ?? '')) throw new AttestError('BAD_INPUT', `people: "${record.id}" is no person, place, body, party or source, so that nothing can be one with it. The field "find" finds ids by name.`)
  const proposition: Proposition = { kind: 'sameness', roles: { people }, attributes: {}, dates: {}, quantity: null }
  const id = propositionId(proposition)
  const stored = await view.records.load(id)
  if (stored) return stored
  const captions = new Map(records.map((record) => [record.id, captionOf(record)]))
  const unclaimed: RecordParent = {
    id,
    view,
    labels: new Set(['Record', 'Proposition', 'Sameness']),
    props: { id, kind: 'sameness', family: id, caption: captionOfProposition(proposition, (person) => captions.get(person) ?? person), from: 0, until: FOREVER },
    edges: people.map((to) => ({ type: specOf('sameness').roles['people']?.edge ?? '', to, props: { role: 'people' } })),
  }
  view.records.clear(id).prime(id, unclaimed)
  return unclaimed
}

/** What follows from the claims about it; of what nobody claims, that nobody does. */
export async function samenessProvenance(record: RecordParent, policy: Policy | null | undefined): Promise<ProvenanceParent> {
  const found = await provenanceOf(record.view, record.id, policy)
  if (found) return found
  const target: CaseProposition = { id: record.id, caption: captionOf(record), relation: 'SELF', comparison: null, datings: [] }
  const empty = { target, propositions: [target], claims: [], sources: [], derivations: [], origins: [], rolls: [] }
  return { view: record.view, case: empty, answer: provenance(empty), changes: () => wouldChange(empty, {}), names: { title: (id) => id, caption: () => target.caption } }
}

async function readCase(record: RecordParent): Promise<SamenessCase> {
  const { view } = record
  const people = await everyOne(record, 'OF_ONE')
  const [entries, read] = await Promise.all([loadEntriesNaming(view.snapshot, people.map(({ id }) => id)), Promise.all(people.map(readPerson))])
  const parties = read.map(({ party }) => ({ ...party, entries: entries.filter(({ entity }) => entity === party.id) }))
  view.spend(comparisonsOf(parties))
  const grounds = samenessGrounds(parties, await saidOf(read.flatMap(({ sameness }) => sameness)))
  const rolls = new Map(entries.map(({ roll, caption }) => [roll, caption]))
  const named = await view.all([...new Set([...grounds.for, ...grounds.against].flatMap(entitiesIn))])
  const captions = new Map([...people, ...named].map((entity) => [entity.id, captionOf(entity)]))
  const title = (id: string): string => captions.get(id) ?? rolls.get(id) ?? id
  const places = await placesOf(view, parties.flatMap(({ known }) => known.map((of) => of.read)))
  const records = new Map(read.flatMap(({ propositions }) => propositions.map((proposition) => [proposition.id, proposition] as const)))
  return { people, grounds, names: { title, caption: title }, mentions: new Map(read.map(({ party, mentions }) => [party.id, mentions])), mergers: mergersOf(parties, records, places) }
}

interface PersonRead {
  readonly party: Party
  readonly mentions: readonly RecordParent[]
  readonly propositions: readonly RecordParent[]
  /** Propositions that they are one with somebody. */
  readonly sameness: readonly RecordParent[]
}

async function readPerson(person: RecordParent): Promise<PersonRead> {
  const [mentions, all] = await Promise.all([allOf(person, 'mentions-of-entity'), allOf(person, 'propositions-of-entity', { ...noFilters, stated: true })])
  const [sameness, propositions] = [all.filter(({ labels }) => labels.has('Sameness')), all.filter(({ labels }) => !labels.has('Sameness'))]
  const known = await Promise.all(
    propositions.map(async (proposition): Promise<KnownOf> => ({ id: proposition.id, read: propositionOf(proposition), claims: (await allOf(proposition, 'claims-of-proposition', { stances: ['AFFIRMS'] })).map(({ id }) => id) })),
  )
  const forms = mentions.map((mention) => ({ mention: mention.id, text: must(mention, 'text') }))
  return { party: { id: person.id, forms, known: known.filter(({ claims }) => claims.length > 0), entries: [] }, mentions, propositions, sameness }
}

async function saidOf(propositions: readonly RecordParent[]): Promise<Said[]> {
  const distinct = [...new Map(propositions.map((proposition) => [proposition.id, proposition])).values()]
  const said = await Promise.all(
    distinct.map(async (proposition) =>
      (await allOf(proposition, 'claims-of-proposition', { stances: null })).map((claim): Said => ({ claim: claim.id, stance: text(claim, 'stance') as Stance, mode: text(claim, 'mode') as Mode, of: targets(proposition, 'OF_ONE') })),
    ),
  )
  return said.flat()
}

/** Propositions of which the one would be, or entail, the other. */
function mergersOf(parties: readonly Party[], records: ReadonlyMap<string, RecordParent>, places: Places): MergerParent[] {
  return parties.flatMap((a, index) =>
    parties.slice(index + 1).flatMap((b) =>
      a.known.flatMap((mine) =>
        b.known.flatMap((theirs): MergerParent[] => {
          const asOne = renamed(theirs.read, b.id, a.id)
          const [left, right] = [records.get(mine.id), records.get(theirs.id)]
          return left && right && left !== right && (entails(mine.read, asOne, places) || entails(asOne, mine.read, places)) ? [{ left, right }] : []
        }),
      ),
    ),
  )
}

function entitiesIn({ detail }: Ground): readonly string[] {
  if (detail.kind === 'ENTITIES') return [...detail.left, ...detail.right]
  if (detail.kind !== 'ACCOUNTS') return []
  const { because } = detail.comparison
  const terms = because.kind === 'ANSWER' ? because.parts : because.kind === 'QUESTION' ? because.differences : []
  return terms.flatMap(({ left, right }) => [left, right].flatMap((term) => (term && 'entities' in term ? term.entities : [])))
}
