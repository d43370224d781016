import type { Draw } from './draw.js'
import { iso } from './days.js'
import { type Extras, Layout, type Roll, statedNumber } from './layout.js'
import { type Line, record } from './lines.js'
import { type Matter, type Matters, mattersOf } from './matters.js'
import { sourceLine } from './source-lines.js'
import { type PlannedSource, planSources } from './sources.js'
import { claimsIn, drawTable, mostClaims, noteCells, type VoteTable } from './tables.js'
import { Territory } from './territory.js'
import { type Said, type Testimony, testify } from './testimony.js'
import { truthOf } from './truth.js'

/** What of all claims stands in tables of figures; and what of a source's claims are about other claims, inferred, or general. */
const [IN_TABLES, DISPUTES, ENDORSES, INFERS, STATES, SAME] = [0.05, 0.008, 0.004, 0.008, 0.008, 0.002]
/** Entries that make a list a roll; and how many rolls call themselves complete, or are known in full. */
const [LEAST_ON_A_ROLL, IN_FULL] = [6, 0.8]

/**
 * One territory with all that its sources say: exactly so many claims. Everything that it needs is held in memory and
 * forgotten after it, so that the size of the archive does not matter.
 */
export function* region(number: number, claims: number, draw: Draw): Generator<Line> {
  const territory = new Territory(number, claims, draw)
  const known = new Map(territory.elections.map((election) => [election.id, mattersOf(election)]))
  const people = new Set<string>()
  const testimonies = new Map<PlannedSource, Testimony>()
  const tables = new Map<PlannedSource, VoteTable>()
  yield* entityLines(territory)
  let left = claims
  let inTables = Math.round(claims * IN_TABLES)
  let first = 1
  while (left > 0) {
    const planned = planSources(territory, left, { first, earlier: [...testimonies.keys()], knowable: (election) => known.get(election.id)?.lottery.size ?? 0 }, draw)
    first += planned.length
    for (const source of planned) {
      const room = Math.min(left, source.size)
      const table = tableOf(source, Math.min(room, inTables), tables, draw)
      if (table) tables.set(source, table)
      const tabled = table ? claimsIn(table) : 0
      const extras = fitting(extrasOf(source, room, [...testimonies.values()], territory, draw), room - tabled)
      const beside = extras.disputed.length + extras.endorsed.length + extras.same.length + extras.inferences + extras.statements + tabled
      const mine = room - beside
      const whole = wholeRoll(source, known, draw)
      const testimony = testify(source, mine, whole, territory, known, testimonies, draw)
      // What nobody can know more of is told in general words, but for the largest.
      const filling = Math.min(mine - testimony.said.length, 4)
      const layout = new Layout(territory, source, draw)
      layout.write(testimony, rollOf(testimony, whole !== null, draw), table, { ...extras, statements: extras.statements + filling })
      layout.close()
      const matters = table && known.get(table.election.id)
      if (table && matters) noteCells(table, matters)
      const made = beside + testimony.said.length + filling
      yield sourceLine(territory, source, made)
      yield* layout.lines
      for (const id of layout.people) people.add(id)
      if (source.author) people.add(source.author.id)
      testimonies.set(source, testimony)
      inTables -= tabled
      left -= made
    }
  }
  for (const { id, name, other } of territory.people) {
    if (people.has(id)) yield record('people', { people: { [id]: { name } } })
    if (other !== null && people.has(other)) yield record('people', { people: { [other]: { name } } })
  }
  yield* truthOf(territory, known, testimonies, tables, people)
}

function* entityLines({ country, places, towns, parties, bodies, elections }: Territory): Generator<Line> {
  yield record('entities', { places: { [country.id]: { name: country.name, kind: 'COUNTRY' } } })
  for (const { id, name } of places) yield record('entities', { places: { [id]: { name: `${name} oblast`, kind: 'OBLAST', within: country.id } } })
  for (const { id, name } of towns) yield record('entities', { places: { [id]: { name, kind: 'TOWN', within: country.id } } })
  for (const { id, name } of parties) yield record('entities', { parties: { [id]: { name } } })
  for (const { id, name } of bodies) yield record('entities', { bodies: { [id]: { name } } })
  for (const { id, name, meeting, sitting, districts, lists, year } of elections) {
    yield record('entities', { assemblies: { [id]: { name } }, meetings: { [meeting]: { name: `First sitting of the ${name}`, date: String(year + (new Date(iso(sitting)).getUTCFullYear() > year ? 1 : 0)) } } })
    for (const district of districts) yield record('entities', { districts: { [district.id]: { name: district.name, number: String(district.number), assembly: id, covers: [district.place] } } })
    for (const list of lists) yield record('entities', { lists: { [list.id]: { name: list.name, number: String(list.number), presenters: list.presenters.map((party) => parties[party]?.id), assembly: id } } })
  }
}

/** The table that a source prints, if it has room for one: that of a parent, or one of its own. */
function tableOf(source: PlannedSource, room: number, tables: ReadonlyMap<PlannedSource, VoteTable>, draw: Draw): VoteTable | null {
  const theirs = source.parents.flatMap(({ from }) => tables.get(from) ?? []).find(({ election }) => source.elections.includes(election))
  const election = theirs?.election ?? source.elections[0]
  if (!election || mostClaims(election) > room) return null
  if (theirs) return draw.chance(0.8) ? drawTable(source, election, theirs, draw) : null
  return draw.chance(0.5) ? drawTable(source, election, null, draw) : null
}

/** Some sources set out to name all who were elected. */
function wholeRoll({ kind, elections, size }: PlannedSource, known: ReadonlyMap<string, Matters>, draw: Draw): Matter[] | null {
  const [election] = elections
  const mandates = election ? (known.get(election.id)?.mandates ?? []) : []
  const likely = kind === 'LIST' ? 0.8 : kind === 'PORTAL' || kind === 'DOCUMENT_COLLECTION' || kind === 'ARCHIVAL_FILE' ? 0.25 : 0.05
  return mandates.length > 0 && size >= mandates.length && draw.chance(likely) ? [...mandates] : null
}

/** What a source says of who was elected, as a list: all of it, or as many as it names. */
function rollOf({ source, said }: Testimony, whole: boolean, draw: Draw): Roll | null {
  if (!whole && !(source.kind === 'LIST' ? draw.chance(0.6) : draw.chance(0.08))) return null
  const election = source.elections[0]
  const seen = new Set<string>()
  const entries = said.filter(({ matter, stance }) => {
    const person = matter.candidate?.person.id ?? ''
    if (matter.kind !== 'MANDATE' || matter.election !== election || stance !== 'AFFIRMS' || seen.has(person)) return false
    seen.add(person)
    return true
  })
  if (!election || entries.length < LEAST_ON_A_ROLL) return null
  const inFull = whole && draw.chance(IN_FULL)
  return { id: `roll-${source.id}`, election, entries, complete: whole, inFull, stated: inFull ? statedNumber(entries.length, draw) : entries.length }
}

function extrasOf(source: PlannedSource, room: number, earlier: readonly Testimony[], territory: Territory, draw: Draw): Extras {
  // Together they leave room for what the source says itself.
  const often = (rate: number): number => Math.min(Math.floor(room / 6), Math.floor(room * rate + draw.unit()))
  const told = (count: number, wrong: boolean): Said[] => {
    const found = new Set<Said>()
    for (let attempt = 0; attempt < 10 && found.size < count && earlier.length > 0; attempt++) {
      const other = draw.pick(earlier)
      const fitting = other.source.made < source.made ? other.said.filter(({ matter, value, claim }) => claim !== '' && source.elections.includes(matter.election) && (value !== matter.truth || matter.untrue) === wrong) : []
      if (fitting.length > 0) found.add(draw.pick(fitting))
    }
    return [...found]
  }
  const doubled = territory.people.filter(({ other }) => other !== null)
  return { disputed: told(often(DISPUTES), true), endorsed: told(often(ENDORSES), false), same: doubled.length > 0 ? [...new Set(Array.from({ length: often(SAME) }, () => draw.pick(doubled)))] : [], inferences: often(INFERS), statements: often(STATES) }
}

/** As much of it as there is room for: a table may leave less than was thought. */
function fitting({ disputed, endorsed, same, inferences, statements }: Extras, room: number): Extras {
  let left = room
  const take = (wanted: number): number => {
    const taken = Math.min(wanted, left)
    left -= taken
    return taken
  }
  return { disputed: disputed.slice(0, take(disputed.length)), endorsed: endorsed.slice(0, take(endorsed.length)), same: same.slice(0, take(same.length)), inferences: take(inferences), statements: take(statements) }
}
