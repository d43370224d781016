import type { Draw } from './draw.js'
import { type Matter, type Matters, NOT_HELD } from './matters.js'
import { miswrite } from './names.js'
import { wrongNumber } from './slips.js'
import type { PlannedSource } from './sources.js'
import type { Territory } from './territory.js'

/** What one source says of one matter, and whence it has it. */
export interface Said {
  readonly matter: Matter
  readonly source: PlannedSource
  readonly stance: 'AFFIRMS' | 'DENIES' | 'DOUBTS'
  /** The number that it gives; see `Matter`. */
  readonly value: number
  /** It gives the number in round figures ("about 1,200"), or the date by its month. */
  readonly rounded: boolean
  /** The stem of the surname as it is miswritten; null where it is right. */
  readonly miswritten: string | null
  readonly wording: string | null
  /** What it was copied from; null where the source knows it by itself. */
  readonly from: Said | null
  /** The id of its claim, once it has one. */
  claim: string
  /** The name as the source writes it, and the entity that it is read as. */
  written: string
  entity: string
  unidentified: boolean
}

const UNWRITTEN = { claim: '', written: '', entity: '', unidentified: false }

/** All that a source says outside of tables. */
export interface Testimony {
  readonly source: PlannedSource
  /** It set out to name all who were elected. */
  readonly whole: boolean
  readonly said: Said[]
}

/** Rates, as the documentation of the format states them. */
const [ROUNDS, MISWRITES, WORDED, DENIES_UNTRUE, WRONGLY_DENIES, WRONGLY_DOUBTS, OMITS_ALIKE] = [0.05, 0.02, 0.12, 0.35, 0.008, 0.012, 0.85]

/**
 * What a source says: first what it takes over from its parents, with their errors, then what it knows by itself, with
 * errors of its own; so many claims as there is room for, or fewer where there is no more to know.
 */
export function testify(source: PlannedSource, room: number, whole: Matter[] | null, territory: Territory, known: ReadonlyMap<string, Matters>, earlier: ReadonlyMap<PlannedSource, Testimony>, draw: Draw): Testimony {
  const said = new Map<Matter, Said>()
  const speak = (one: Said): void => {
    if (said.size < room && !said.has(one.matter)) said.set(one.matter, one)
  }
  const parents = source.parents.flatMap(({ from }) => earlier.get(from) ?? [])
  for (const matter of whole ?? []) {
    const theirs = parents.flatMap((parent) => parent.said).find((one) => one.matter === matter && one.stance === 'AFFIRMS')
    if (theirs) speak(copied(theirs, source, territory, draw))
    // Whom the list that it copies leaves out it hardly misses.
    else if (!draw.chance(parents.some((parent) => parent.whole) ? OMITS_ALIKE : source.errs)) speak(own(matter, source, territory, known, draw))
  }
  for (const { from, share } of source.parents) {
    const theirs = (earlier.get(from)?.said ?? []).filter(({ matter }) => source.elections.includes(matter.election))
    for (const one of draw.sample(theirs, Math.round(source.size * share))) speak(copied(one, source, territory, draw))
  }
  const lotteries = source.elections.flatMap((election) => known.get(election.id) ?? [])
  for (const { untrue } of lotteries) {
    const contested = untrue.filter((matter) => matter.said.some((one) => one.stance === 'AFFIRMS') && !said.has(matter))
    if (source.size >= 8 && contested.length > 0 && draw.chance(DENIES_UNTRUE)) speak({ ...own(draw.pick(contested), source, territory, known, draw), stance: 'DENIES' })
  }
  for (let attempt = 0; attempt < 12 * room && said.size < room; attempt++) {
    const matter = draw.pick(lotteries).lottery.draw(draw)
    if (!said.has(matter)) speak(own(matter, source, territory, known, draw))
  }
  for (const one of said.values()) one.matter.said.push(one)
  return { source, whole: whole !== null, said: [...said.values()] }
}

function copied(from: Said, source: PlannedSource, territory: Territory, draw: Draw): Said {
  const departs = draw.chance(source.departs)
  const value = departs ? (draw.chance(0.5) ? from.matter.truth : wrongValue(from.matter, territory, draw)) : from.value
  const right = from.miswritten !== null && draw.chance(0.2)
  return { matter: from.matter, source, stance: from.stance, value, rounded: from.rounded, miswritten: right ? null : from.miswritten, wording: from.wording !== null && draw.chance(0.8) ? from.wording : null, from, ...UNWRITTEN }
}

function own(matter: Matter, source: PlannedSource, territory: Territory, known: ReadonlyMap<string, Matters>, draw: Draw): Said {
  const errs = !matter.untrue && draw.chance(source.errs)
  const losers = known.get(matter.election.id)?.untrue ?? []
  // Who errs about a seat gives it to somebody else, or elsewhere.
  const of = errs && matter.kind === 'MANDATE' && losers.length > 0 && draw.chance(0.5) ? draw.pick(losers) : matter
  const value = errs && of === matter ? wrongValue(matter, territory, draw) : of.truth
  const stance = of.kind !== 'MANDATE' || of.untrue || errs ? 'AFFIRMS' : draw.chance(WRONGLY_DENIES) ? 'DENIES' : draw.chance(WRONGLY_DOUBTS) ? 'DOUBTS' : 'AFFIRMS'
  const stem = of.candidate?.person.parts.surname
  return {
    matter: of,
    source,
    stance,
    value,
    rounded: !errs && draw.chance(ROUNDS),
    miswritten: stem !== undefined && stem.length >= 5 && draw.chance(MISWRITES) ? miswrite(stem, draw) : null,
    wording: draw.chance(WORDED) ? words(draw) : null,
    from: null,
    ...UNWRITTEN,
  }
}

/** Another value than the right one, of the kind that is mistaken for it; the right one where there is no other. */
function wrongValue({ kind, truth, election }: Matter, territory: Territory, draw: Draw): number {
  const other = (count: number): number => (count < 2 ? truth : (truth + draw.between(1, count - 1)) % count)
  switch (kind) {
    case 'MANDATE':
    case 'CANDIDACY':
      return other(election.districts.length)
    case 'NOMINATION':
    case 'MEMBERSHIP':
      return other(territory.parties.length)
    case 'OFFICE':
      return other(8)
    case 'ATTENDANCE':
      return truth
    case 'VOTING':
      return draw.chance(0.15) ? NOT_HELD : draw.between(1, 18)
    case 'SITTING':
      return draw.between(1, 9)
    default:
      return wrongNumber(truth, draw)
  }
}

const WORDS = ['chosen', 'by', 'all', 'voices', 'the', 'assembled', 'electors', 'with', 'great', 'majority', 'after', 'a', 'second', 'ballot', 'as', 'reported', 'from', 'there', 'without', 'dispute', 'on', 'the', 'first', 'day', 'to', 'general', 'applause'] as const

/** Words of a claim, of which hardly two sources hit upon the same by chance. */
function words(draw: Draw): string {
  return Array.from({ length: draw.between(5, 8) }, () => draw.pick(WORDS)).join(' ')
}
