import type { Draw } from './draw.js'
import type { Election } from './election.js'
import { type Day, yearOf } from './days.js'
import { drawHabit, type NameHabit } from './names.js'
import { AFTER, GENRES, type SourceKind, titleOf, WORDS } from './source-kinds.js'
import type { Person, Territory } from './territory.js'

/** One source comes from another; what is recorded of it is another matter. */
export interface Parentage {
  readonly from: PlannedSource
  /** What share of the claims of the copyist comes from there. */
  readonly share: number
  readonly how: 'COPIES' | 'EXCERPTS' | 'COMPILES' | 'QUOTES' | 'DRAWS_ON'
  /** Whether the dossier states it, of the whole source or of some claims; calls it suspected; or knows nothing of it. */
  readonly recorded: 'STATED' | 'SCOPED' | 'SUSPECTED' | 'NONE'
}

/** A source before anything is said of what it says. */
export interface PlannedSource {
  readonly id: string
  readonly kind: SourceKind
  readonly title: string
  readonly series: string | null
  readonly issue: number | null
  readonly made: Day
  /** Made within that year, of which the day is not known. */
  readonly byYear: boolean
  readonly fond: number
  readonly opis: number
  readonly delo: number
  readonly author: Person | null
  readonly genre: string | null
  readonly interest: string | null
  readonly elections: readonly Election[]
  /** How many claims it makes. */
  readonly size: number
  readonly habit: NameHabit
  /** How often it errs where it does not copy. */
  readonly errs: number
  /** How often it departs from what it copies. */
  readonly departs: number
  readonly parents: readonly Parentage[]
  /** What it writes of who was elected: which roles it names. */
  readonly style: Style
  /** How it is known: read by the encoder, or through another source. */
  carrier: PlannedSource | null
  /** How many sources derive from it. */
  derivatives: number
  /** How many claims of others are known through it. */
  carries: number
}

export type Style = 'DISTRICT' | 'DISTRICT_AND_LIST' | 'ASSEMBLY' | 'PARTY'

/** No source makes, or passes on, more claims than this, however large the archive. */
export const MOST_CLAIMS_OF_SOURCE = 3000
/** Nor has it more derivatives. */
export const MOST_DERIVATIVES = 40
/** No source is smaller than this; sizes follow the distribution of Pareto with this shape. */
const [LEAST_SIZE, SHAPE] = [3, 0.95]
/** What of all that there is to know one source knows, at most. */
const MOST_KNOWN = 0.6

/** Rates, as the documentation of the format states them. */
export const RATES = {
  /** Of the sources that derive from others, whose derivation is stated (of the whole or of some claims), suspected, or not known to the dossier. */
  recorded: { STATED: 0.6, SCOPED: 0.1, SUSPECTED: 0.1, NONE: 0.2 },
  /** Sources that the encoder knows only through another. */
  relayed: 0.12,
  departs: 0.04,
} as const

/** What is there already when sources are planned. */
export interface Present {
  /** The number that the first of them gets. */
  readonly first: number
  readonly earlier: readonly PlannedSource[]
  /** How many matters there are to know of an election. */
  readonly knowable: (election: Election) => number
}

/** Plans the sources of a territory until their claims add up, the earliest first. */
export function planSources(territory: Territory, claims: number, { first, earlier, knowable }: Present, draw: Draw): PlannedSource[] {
  const drafts: Draft[] = []
  for (let left = claims; left > 0; ) {
    const drawn = draft(territory, Math.min(left, draw.pareto(LEAST_SIZE, SHAPE, MOST_CLAIMS_OF_SOURCE)), draw)
    const size = Math.min(drawn.size, Math.max(LEAST_SIZE, Math.floor(MOST_KNOWN * drawn.elections.reduce((sum, election) => sum + knowable(election), 0))))
    drafts.push({ ...drawn, size })
    left -= size
  }
  drafts.sort((a, b) => a.made - b.made)
  const series = territory.places.slice(0, 6).map((place, index) => `${['Voice', 'Herald', 'Gazette', 'Banner', 'Word', 'Dawn'][index] ?? ''} of ${place.name}`)
  const sources: PlannedSource[] = []
  const present = [...earlier]
  for (const [index, { kind, made, elections, size }] of drafts.entries()) {
    const number = `${territory.number}-${first + index}`
    const authored = kind === 'MEMOIR' || kind === 'MONOGRAPH' || kind === 'JOURNAL_ARTICLE'
    const author = authored ? territory.newcomer(draw) : null
    const paper = kind === 'NEWSPAPER_ISSUE' ? draw.pick(series) : null
    const issue = paper === null ? null : draw.between(1, 300)
    const source: PlannedSource = {
      id: `${WORDS[kind]}-${number}`,
      kind,
      title: titleOf(kind, { territory, elections, number: first + index, author, paper, issue, year: yearOf(made) }),
      series: paper,
      issue,
      made,
      byYear: kind === 'MONOGRAPH' || kind === 'MEMOIR' || kind === 'DOCUMENT_COLLECTION' || kind === 'PORTAL',
      fond: draw.between(1, 12),
      opis: draw.between(1, 3),
      delo: first + index,
      author,
      genre: draw.pick(GENRES[kind]),
      interest: draw.chance(0.25) ? `on the side of the ${draw.pick(territory.parties).name}` : null,
      elections,
      size,
      habit: drawHabit(draw),
      errs: draw.pick([0.01, 0.02, 0.03, 0.04, 0.06, 0.12]),
      departs: RATES.departs,
      parents: parentsOf(kind, elections, made, present, draw),
      style: draw.pick(['DISTRICT', 'DISTRICT', 'DISTRICT', 'DISTRICT_AND_LIST', 'DISTRICT_AND_LIST', 'ASSEMBLY', 'PARTY'] as const),
      carrier: null,
      derivatives: 0,
      carries: 0,
    }
    for (const { from } of source.parents) from.derivatives++
    sources.push(source)
    present.push(source)
  }
  carry(sources, draw)
  return sources
}

interface Draft {
  readonly kind: SourceKind
  readonly made: Day
  readonly elections: readonly Election[]
  readonly size: number
}

function draft({ elections }: Territory, size: number, draw: Draw): Draft {
  const kind = kindOf(size, draw)
  const [after, most] = AFTER[kind]
  const main = draw.pick(elections)
  const made = main.sitting + draw.between(after, most)
  const wide = kind === 'MONOGRAPH' || kind === 'MEMOIR' || kind === 'DOCUMENT_COLLECTION' || kind === 'PORTAL' || kind === 'JOURNAL_ARTICLE'
  return { kind, made, size, elections: wide ? elections.filter((election) => election === main || election.sitting + 400 < made && draw.chance(0.6)) : [main] }
}

function kindOf(size: number, draw: Draw): SourceKind {
  if (size < 15) return draw.pick(['NEWSPAPER_ISSUE', 'NEWSPAPER_ISSUE', 'NEWSPAPER_ISSUE', 'NEWSPAPER_ISSUE', 'ARCHIVAL_FILE', 'ARCHIVAL_FILE', 'DOCUMENT', 'JOURNAL_ARTICLE', 'MEMOIR'] as const)
  if (size < 80) return draw.pick(['NEWSPAPER_ISSUE', 'ARCHIVAL_FILE', 'ARCHIVAL_FILE', 'MEMOIR', 'JOURNAL_ARTICLE', 'LIST', 'MONOGRAPH'] as const)
  return draw.pick(['MONOGRAPH', 'MONOGRAPH', 'LIST', 'DOCUMENT_COLLECTION', 'ARCHIVAL_FILE', 'PORTAL'] as const)
}

/** How often a source of a kind derives from others, and from how many. */
const DERIVES: Readonly<Record<SourceKind, readonly [probability: number, most: number]>> = {
  NEWSPAPER_ISSUE: [0.2, 1],
  ARCHIVAL_FILE: [0.15, 1],
  DOCUMENT: [0.1, 1],
  MEMOIR: [0.3, 2],
  JOURNAL_ARTICLE: [0.7, 2],
  LIST: [0.7, 2],
  MONOGRAPH: [0.75, 3],
  DOCUMENT_COLLECTION: [0.8, 3],
  PORTAL: [0.95, 2],
}

function parentsOf(kind: SourceKind, elections: readonly Election[], made: Day, earlier: readonly PlannedSource[], draw: Draw): Parentage[] {
  const [probability, most] = DERIVES[kind]
  if (!draw.chance(probability)) return []
  const [year, tried, found] = [yearOf(made), new Set<PlannedSource>(), new Set<PlannedSource>()]
  const wanted = draw.between(1, most)
  for (let attempt = 0; attempt < 40 && found.size < wanted && earlier.length > 0; attempt++) {
    const from = draw.pick(earlier)
    if (tried.has(from)) continue
    tried.add(from)
    const usable = from.made < made && yearOf(from.made) < year + 1 && from.derivatives < MOST_DERIVATIVES && from.elections.some((election) => elections.includes(election))
    // Large sources are copied more.
    if (usable && draw.chance(Math.min(1, from.size / 60))) found.add(from)
  }
  const all = 0.55 + 0.4 * draw.unit()
  return [...found].map((from) => ({ from, share: all / found.size, how: howOf(kind, found.size, draw), recorded: drawRecorded(draw) }))
}

function howOf(kind: SourceKind, parents: number, draw: Draw): Parentage['how'] {
  if (kind === 'DOCUMENT_COLLECTION' || parents > 1) return draw.pick(['COMPILES', 'DRAWS_ON', 'EXCERPTS'] as const)
  return kind === 'NEWSPAPER_ISSUE' ? draw.pick(['COPIES', 'QUOTES'] as const) : draw.pick(['COPIES', 'EXCERPTS', 'DRAWS_ON'] as const)
}

function drawRecorded(draw: Draw): Parentage['recorded'] {
  const { STATED, SCOPED, SUSPECTED } = RATES.recorded
  const at = draw.unit()
  return at < STATED ? 'STATED' : at < STATED + SCOPED ? 'SCOPED' : at < STATED + SCOPED + SUSPECTED ? 'SUSPECTED' : 'NONE'
}

/** Finds for some small sources a later work through which alone they are known. */
function carry(sources: readonly PlannedSource[], draw: Draw): void {
  const carriers = sources.filter(({ kind }) => kind === 'MONOGRAPH' || kind === 'JOURNAL_ARTICLE' || kind === 'DOCUMENT_COLLECTION')
  const relaying = new Set<PlannedSource>()
  for (const source of sources) {
    if (source.size > 120 || relaying.has(source) || carriers.length === 0 || !draw.chance(RATES.relayed)) continue
    const carrier = draw.pick(carriers)
    if (carrier === source || carrier.carrier !== null || carrier.made <= source.made || carrier.carries + carrier.size + source.size > MOST_CLAIMS_OF_SOURCE) continue
    source.carrier = carrier
    carrier.carries += source.size
    relaying.add(carrier)
  }
}
