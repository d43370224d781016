import { TIES } from '../../graph/read/mandates.js'
import { figureFilters, kindOf, noFilters, propositionFilters } from '../filters.js'
import { all, type Args, flag, listed, manyAt, maybeAt, named, page, promised, type Root, type Table, theOneAt, whole, written } from './fields.js'

const stances = ({ stance }: Args) => ({ stances: stance ?? null })
/** Propositions of one kind in which the person has the part that gives them their name, as the claims state them. */
const ofPerson = (kind: string, role: string) => page('propositions-of-entity', () => ({ ...noFilters, kinds: [kind], roles: [role], stated: true }))
/** Whether seats are asked for, or mandates as the claims state them. */
export const isSeat = (granularity: unknown): boolean => granularity !== 'AS_STATED'

const NAMED = { name: promised('name'), note: written('note') } as const
const MENTIONED = { mentions: page('mentions-of-entity') } as const
const CONCERNED = { propositions: page('propositions-of-entity', ({ kind }) => propositionFilters(kind as string | null | undefined)) } as const
const COUNTED = { figures: page('propositions-of-entity', (args) => figureFilters(args)) } as const
const ENTITY = { ...NAMED, ...MENTIONED, ...CONCERNED } as const

const PROPOSITION = {
  claims: page('claims-of-proposition', stances),
  inForce: { as: 'in force', value: true },
  successors: { as: 'in force', value: [] },
  standing: { as: 'verdict' },
} as const
const ELECTION = { assembly: theOneAt('SEAT_IN'), district: maybeAt('FROM_DISTRICT'), list: maybeAt('ON_LIST'), party: maybeAt('FOR_PARTY') } as const

/** The plain fields of the types of records. Their ids and captions are plain too. */
export const TABLES = {
  Person: {
    ...ENTITY,
    mandates: page('propositions-of-entity', ({ granularity }) => ({ ...noFilters, kinds: ['mandate'], roles: ['holder'], seats: isSeat(granularity) }), ['policy']),
    memberships: ofPerson('membership', 'member'),
    attendances: ofPerson('attendance', 'attendee'),
    candidacies: ofPerson('candidacy', 'candidate'),
    nominations: ofPerson('nomination', 'nominee'),
  },
  Party: ENTITY,
  List: { ...ENTITY, number: written('number'), presenters: manyAt('PRESENTED_BY'), district: maybeAt('FROM_DISTRICT') },
  ElectoralDistrict: {
    ...ENTITY,
    ...COUNTED,
    number: written('number'),
    covers: manyAt('COVERS'),
    occurrences: page('propositions-of-entity', ({ what }) => ({ ...noFilters, kinds: ['occurrence'], what: what ?? null })),
  },
  Place: { ...ENTITY, ...COUNTED, placeKind: written('placeKind'), within: maybeAt('WITHIN') },
  Assembly: ENTITY,
  Meeting: { ...ENTITY, place: maybeAt('TOOK_PLACE_IN') },
  Body: ENTITY,
  Source: {
    title: promised('title'),
    kind: promised('kind'),
    series: written('series'),
    issue: written('issue'),
    edition: written('edition'),
    genre: written('genre'),
    interest: written('interest'),
    note: written('note'),
    archive: written('archive'),
    fond: written('fond'),
    opis: written('opis'),
    delo: written('delo'),
    because: written('because'),
    supplied: listed('supplied'),
    authors: manyAt('MADE_BY'),
    informants: manyAt('INFORMED_BY'),
    partOf: maybeAt('PART_OF'),
    mentions: page('mentions-of-entity'),
    derivesFrom: all('derivations-from'),
    derivatives: all('derivations-of'),
    citations: page('citations-of-source'),
    claims: page('claims-of-source', stances),
    relays: page('claims-relayed-by'),
    rolls: page('rolls-of-source'),
  },
  Derivation: { source: theOneAt('DERIVED'), from: theOneAt('FROM'), how: promised('how'), scope: listed('scope'), suspected: flag('suspected'), because: promised('because'), statedBy: promised('by') },
  Citation: {
    text: promised('text'),
    source: theOneAt('IN'),
    form: promised('kind'),
    given: flag('given'),
    locatorAmbiguous: flag('locatorAmbiguous'),
    archive: written('archive'),
    fond: written('fond'),
    opis: written('opis'),
    delo: written('delo'),
    caseNumber: written('caseNumber'),
    leaves: written('leaves'),
    pages: written('pages'),
    issueNumber: written('issueNumber'),
    year: written('year'),
    remarks: listed('remarks'),
    readings: all('readings-of'),
    evidenceFor: page('claims-of-citation'),
  },
  Mention: { text: promised('text'), citation: theOneAt('WRITTEN_AT'), source: named('source'), identification: { as: 'relation', edge: 'IDENTIFIED_AS', several: false } },
  Claim: {
    stance: written('stance'),
    mode: promised('mode'),
    proposition: maybeAt('ABOUT'),
    source: named('source'),
    citation: theOneAt('CITED_AT'),
    mentions: manyAt('NAMES'),
    wording: written('wording'),
    relay: { as: 'relation', edge: 'RELAYED_BY', several: true },
    premises: manyAt('RESTS_ON'),
    reasoning: written('reasoning'),
    because: written('because'),
    note: written('note'),
    disputes: manyAt('DISPUTES'),
    disputedBy: all('disputes-of'),
    endorses: manyAt('ENDORSES'),
    endorsedBy: all('endorsements-of'),
    readings: all('readings-of'),
    judgements: all('judgements-of'),
  },
  Mandate: { ...PROPOSITION, ...ELECTION, holder: theOneAt('HELD_BY') },
  Candidacy: { ...PROPOSITION, ...ELECTION, candidate: theOneAt('STOOD_BY'), rank: whole('rank') },
  Nomination: { ...PROPOSITION, nominee: theOneAt('NOMINEE'), nominator: manyAt('NOMINATED_BY'), assembly: maybeAt('SEAT_IN'), district: maybeAt('FROM_DISTRICT') },
  Membership: { ...PROPOSITION, member: theOneAt('MEMBER'), of: theOneAt('MEMBER_OF'), capacity: written('capacity') },
  Office: { ...PROPOSITION, holder: theOneAt('HELD_BY'), title: promised('title'), of: maybeAt('OFFICE_OF') },
  Attendance: { ...PROPOSITION, attendee: theOneAt('ATTENDED_BY'), meeting: theOneAt('ATTENDANCE_AT'), representing: maybeAt('REPRESENTING'), capacity: written('capacity') },
  Authorship: { ...PROPOSITION, author: theOneAt('AUTHOR'), work: theOneAt('WORK') },
  Occurrence: { ...PROPOSITION, what: promised('what'), of: manyAt('CONCERNS'), place: maybeAt('TOOK_PLACE_IN'), status: promised('status'), question: theOneAt('ANSWERS') },
  Figure: { ...PROPOSITION, measure: promised('measure'), of: manyAt('COUNTS'), where: manyAt('COUNTED_IN'), assembly: maybeAt('SEAT_IN'), universe: written('universe'), phase: written('phase'), question: theOneAt('ANSWERS') },
  Sameness: { ...PROPOSITION, people: manyAt('OF_ONE') },
  Statement: { ...PROPOSITION, text: promised('text'), about: manyAt('CONCERNS') },
  Question: { answers: page('answers-of-question') },
  Reading: {
    kind: promised('kind'),
    written: promised('written'),
    reading: promised('reading'),
    because: promised('because'),
    certainty: promised('certainty'),
    alternatives: listed('alternatives'),
    by: promised('by'),
    of: manyAt('READS'),
    readAt: maybeAt('READ_AT'),
  },
  Remark: { kind: promised('kind'), text: promised('text'), noticedBy: promised('noticedBy'), between: manyAt('BETWEEN'), readAt: maybeAt('READ_AT') },
  Judgement: { on: manyAt('ON'), by: promised('by'), date: promised('date'), says: promised('says'), because: promised('because') },
  Roll: {
    source: named('source'),
    citation: theOneAt('CITED_AT'),
    stated: whole('stated'),
    statedAsWritten: written('statedWritten'),
    named: whole('named', 0),
    completeClaimedBy: maybeAt('CALLED_COMPLETE_BY'),
    completeWording: written('completeWording'),
    scope: manyAt('COVERS'),
    universe: written('universe'),
    note: written('note'),
  },
} as const satisfies Readonly<Record<string, Table>>

/** The plain fields of what an edge says. */
export const EDGE_TABLES = {
  Identification: { entity: { as: 'end' }, by: promised('by'), because: promised('because'), certainty: promised('certainty') },
  RelayStep: { source: { as: 'end' }, how: promised('how') },
} as const satisfies Readonly<Record<string, Table>>

/** The lists that a request of plain fields may start from. */
export const ROOTS: Readonly<Record<string, Root>> = {
  mandates: {
    list: 'mandates',
    filters: ({ holder, assembly, district, list, party, source, granularity }) => ({ tiedTo: { holder, assembly, district, list, party, source }, seats: isSeat(granularity), verdicts: null }),
    unless: ['policy', 'verdict', 'support', 'opposition'],
    ties: TIES,
  },
  people: { list: 'people', filters: () => ({ ids: null, party: null }), unless: ['name', 'party'] },
  sources: { list: 'sources', filters: ({ kind }) => ({ ids: null, kind }), unless: ['text'] },
  claims: {
    list: 'claims',
    filters: ({ source, relayedBy, cited, seen, stance, mode, kind }) => ({ source, relayedBy, cited, seen, stances: stance, mode, kind: kindOf(kind as string | null | undefined) }),
    unless: [],
  },
}

const bounds = (prefix: string, name = (part: string): string => `${prefix}${part}`) => ({ as: 'part', fields: { atLeast: whole(name('AtLeast')), atMost: whole(name('AtMost')), exact: flag(name('Exact')) } }) as const

/** The verdict on a proposition as it is kept. */
export const STANDING = {
  name: promised('name'),
  support: promised('support'),
  opposition: promised('opposition'),
  transmission: promised('transmission'),
  independence: { as: 'part', fields: { atLeast: whole('atLeast'), atMost: whole('atMost'), exact: flag('exact') } },
  withInferences: bounds('withInferences'),
  withSuspected: bounds('withSuspected'),
  oppositionIndependence: bounds('opposition'),
} as const satisfies Table
