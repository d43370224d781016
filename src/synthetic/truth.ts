import { monthAround } from './days.js'
import { type Line, record, truth } from './lines.js'
import { type Matter, type Matters, NOT_HELD } from './matters.js'
import { roundOff } from './propose.js'
import type { PlannedSource } from './sources.js'
import type { VoteTable } from './tables.js'
import type { Territory } from './territory.js'
import type { Said, Testimony } from './testimony.js'

/** What is true of a territory and its sources beyond single claims, and what of it the dossier records. */
export function* truthOf(territory: Territory, known: ReadonlyMap<string, Matters>, testimonies: ReadonlyMap<PlannedSource, Testimony>, tables: ReadonlyMap<PlannedSource, VoteTable>, people: ReadonlySet<string>): Generator<Line> {
  for (const testimony of testimonies.values()) yield* copyingOf(testimony, tables)
  for (const { id, other } of territory.people) if (other !== null && people.has(id) && people.has(other)) yield truth('same-people', { people: [id, other] })
  for (const matters of known.values()) {
    yield* conflictsOf(matters)
    yield* witnessesOf(matters)
  }
}

/** Derivations as the dossier records them, and as they were. */
function* copyingOf({ source, said }: Testimony, tables: ReadonlyMap<PlannedSource, VoteTable>): Generator<Line> {
  for (const { from, how, recorded } of source.parents) {
    const copied = said.filter((one) => one.from?.source === from)
    const table = tables.get(source)?.from?.source === from ? tables.get(source) : undefined
    // Who took nothing over did not copy.
    if (copied.length === 0 && !table) continue
    const id = `${source.id}-from-${from.id}`
    const scope = [...copied.map(({ claim }) => claim), ...(table ? [table.id] : [])]
    const derivation = { id, source: source.id, from: from.id, how }
    if (recorded === 'STATED') yield record('derivations', { derivations: [{ ...derivation, because: 'the preface names it' }] })
    if (recorded === 'SCOPED') yield record('derivations', { derivations: [{ ...derivation, scope, because: 'notes at these places name it' }] })
    if (recorded === 'SUSPECTED') yield record('derivations', { derivations: [{ ...derivation, suspected: true, because: 'the same order of names, and words in common' }] })
    const errors = copied.filter((one) => one.value === one.from?.value && (one.value !== one.matter.truth || one.matter.untrue)).length
    const misspelt = copied.filter((one) => one.miswritten !== null).length
    yield truth('copying', { source: source.id, from: from.id, how, recorded, derivation: recorded === 'NONE' ? null : id, copied: copied.length + (table ? 1 : 0), sharedErrors: errors, sharedMisspellings: misspelt, sharedTableSlips: table?.from ? table.from.slips.length : 0, ...(source.carrier ? { sourceKnownThrough: source.carrier.id } : {}), ...(from.carrier ? { fromKnownThrough: from.carrier.id } : {}) })
  }
}

/** What sources say of one matter that cannot all be so. */
function* conflictsOf({ lottery, untrue, votes, totals }: Matters): Generator<Line> {
  for (const matter of new Set([...lottery.all(), ...untrue, ...votes.flat(), ...totals])) {
    const said = matter.said.filter(({ claim, unidentified }) => claim !== '' && !unidentified)
    if (EXCLUSIVE.has(matter.kind)) yield* answersOf(matter, said)
    else if (matter.kind === 'MANDATE') yield* denialsOf(matter, said)
  }
}

function* answersOf(matter: Matter, said: readonly Said[]): Generator<Line> {
  const answers = new Map<string, Said[]>()
  for (const one of said) answers.set(`${one.value} ${one.rounded}`, [...(answers.get(`${one.value} ${one.rounded}`) ?? []), one])
  const firsts = [...answers.values()].flatMap(([first]) => first ?? [])
  const excluded = [...answers.values()].filter(([first]) => first && firsts.some((other) => exclude(matter, first, other)))
  if (excluded.length > 0) yield truth('conflicts', { kind: matter.kind, answers: excluded.map((of) => ({ ...valueOf(of[0]), true: of[0]?.value === matter.truth, claims: of.map(({ claim }) => claim) })) })
}

function valueOf(said: Said | undefined): object {
  return said?.value === NOT_HELD ? { notHeld: true } : { value: said?.value, ...(said?.rounded ? { rounded: true } : {}) }
}

/** Whether two sources cannot both be right, with what "about" and a bare month leave open. */
function exclude({ kind, election }: Matter, one: Said, other: Said): boolean {
  if (one.value === other.value) return false
  if (!one.rounded && !other.rounded) return true
  if (one.value === NOT_HELD || other.value === NOT_HELD) return true
  const [first, second] = [one, other].map(({ value, rounded }): readonly [number, number] => {
    if (kind === 'VOTING' || kind === 'SITTING') return monthAround((kind === 'VOTING' ? election.day : election.sitting) + value, rounded)
    const about = roundOff(value)
    const leeway = Math.max(1, about / 20)
    return rounded ? [about - leeway, about + leeway] : [value, value]
  })
  return first === undefined || second === undefined || first[1] < second[0] || second[1] < first[0]
}

/** Denials of a seat, each with those who affirm all that it denies. */
function* denialsOf(matter: Matter, said: readonly Said[]): Generator<Line> {
  for (const denial of said.filter(({ stance }) => stance === 'DENIES')) {
    const denied = rolesOf(denial)
    const affirming = said.filter((one) => one.stance === 'AFFIRMS' && one.entity === denial.entity && Object.entries(denied).every(([role, filler]) => rolesOf(one)[role] === filler))
    if (affirming.length > 0) yield truth('conflicts', { kind: 'DENIED', answers: [{ true: !matter.untrue, claims: affirming.map(({ claim }) => claim) }, { true: matter.untrue, claims: [denial.claim] }] })
  }
}

/** What a claim of a seat says of it beside holder and assembly. */
function rolesOf({ matter, value, source: { style } }: Said): Record<string, number> {
  return { ...(style === 'DISTRICT' || style === 'DISTRICT_AND_LIST' ? { district: value } : {}), ...(style === 'DISTRICT_AND_LIST' ? { list: matter.list } : {}), ...(style === 'PARTY' ? { party: matter.list } : {}) }
}

/** Kinds of matter of which one answer alone can be right. */
const EXCLUSIVE: ReadonlySet<Matter['kind']> = new Set<Matter['kind']>(['VOTING', 'SITTING', 'SEATS', 'VOTES', 'ELECTORATE', 'DUE'])

/** Who first told of each seat: how many independent witnesses there truly are. */
function* witnessesOf({ mandates, untrue }: Matters): Generator<Line> {
  const seats = new Map<string, Said[]>()
  for (const { candidate, election, said } of [...mandates, ...untrue]) {
    if (!candidate || candidate.person.other !== null) continue
    const key = `mandate/${candidate.person.id}/${election.id}`
    const affirming = said.filter(({ stance, unidentified, claim }) => stance === 'AFFIRMS' && !unidentified && claim !== '')
    seats.set(key, [...(seats.get(key) ?? []), ...affirming])
  }
  for (const [proposition, said] of seats) {
    if (said.length === 0) continue
    const first = new Set(said.map((one) => originOf(one).source.id))
    yield truth('witnesses', { proposition, claims: said.length, witnesses: first.size, first: [...first] })
  }
}

function originOf(said: Said): Said {
  return said.from ? originOf(said.from) : said
}
