import { type Line, record, truth } from './lines.js'
import { type Matter, type Matters, NOT_HELD } from './matters.js'
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
    yield truth('copying', { source: source.id, from: from.id, how, recorded, derivation: recorded === 'NONE' ? null : id, copied: copied.length + (table ? 1 : 0), sharedErrors: errors, sharedMisspellings: misspelt, sharedTableSlips: table?.from ? table.from.slips.length : 0 })
  }
}

/** What sources say of one matter that cannot all be so. */
function* conflictsOf({ lottery, untrue, votes }: Matters): Generator<Line> {
  const matters = new Set([...lottery.all(), ...untrue, ...votes.flat()])
  for (const matter of matters) {
    const said = matter.said.filter(({ claim, unidentified }) => claim !== '' && !unidentified)
    if (EXCLUSIVE.has(matter.kind)) {
      const values = new Map<number, Said[]>()
      for (const one of said) if (!one.rounded && one.stance === 'AFFIRMS') values.set(one.value, [...(values.get(one.value) ?? []), one])
      if (values.size > 1) yield truth('conflicts', { kind: matter.kind, answers: [...values].map(([value, of]) => ({ ...(value === NOT_HELD ? { notHeld: true } : { value }), true: value === matter.truth, claims: of.map(({ claim }) => claim) })) })
    }
    const against = said.filter(({ stance }) => stance === 'DENIES')
    const affirming = said.filter(({ stance }) => stance === 'AFFIRMS')
    if (against.length > 0 && affirming.length > 0) yield truth('conflicts', { kind: 'DENIED', answers: [{ true: !matter.untrue, claims: affirming.map(({ claim }) => claim) }, { true: matter.untrue, claims: against.map(({ claim }) => claim) }] })
  }
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
