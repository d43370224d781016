import { type Edits, isReckoned, reckon, type Reckoned, UNTOUCHED } from './check.js'
import { type Constraint, parallelsIn, type StatedFigure, termsOf } from './constraint.js'
import { type Interval, isExact } from './intervals.js'
import { outsideOf, type Row } from './rows.js'
import { combinations, countWithin, LIMITS, type Limits, type Search, smallest } from './search.js'
import { editsOf, linearSteps, type Step, STEP_KINDS, termSteps } from './steps.js'

export interface Explanation {
  readonly steps: readonly Step[]
  /** Claims of other sources that say what the explanation takes to be so. */
  readonly supportedBy: readonly string[]
  /** Constraints that it would break, or farther from holding. */
  readonly unbalances: readonly string[]
}

export interface Explained {
  readonly explanations: readonly Explanation[]
  /** What would close the gap at the expense of another constraint. */
  readonly setAside: readonly Explanation[]
  readonly depth: number
  readonly tried: number
  readonly byChance: number | null
  readonly exhaustive: boolean
}

/** What else is known when a gap is explained. */
export interface Surroundings {
  /** All constraints, whether they hold or not. */
  readonly constraints: readonly Constraint[]
  /** What the sources of the parts state elsewhere. */
  readonly figures: readonly StatedFigure[]
  /** All that is said in answer to a question. */
  readonly answers: ReadonlyMap<string, readonly StatedFigure[]>
}

/** Explanations that are listed at most. */
export const MOST_LISTED = 100
const MOST_SET_ASIDE = 20

/**
 * The smallest explanations of a gap: sets of steps after which the constraint holds, of the smallest size of which
 * there is any (the localisation of errors of I. P. Fellegi and D. Holt, "A systematic approach to automatic edit and
 * imputation", Journal of the American Statistical Association 71, 1976: change as few fields as possible so that all
 * edits hold). None may break another constraint on the same numbers or rows, nor take it farther from holding.
 * Search and bounds: see `smallest`.
 */
export function explain(constraint: Constraint, result: Reckoned, around: Surroundings, limits: Limits = LIMITS): Explained {
  const parallelTo = parallelsIn(around.constraints)
  const parallels = parallelTo(constraint)
  const neighbours = new Map([constraint, ...parallels].map((one): [string, Row[]] => [one.id, outsideOf(one, around.figures)]))
  const others = linkedTo(constraint, around.constraints).map((one) => ({ one, parallel: parallels.includes(one), before: sizeOf(one, UNTOUCHED, parallelTo(one)) })).filter(({ before }) => before !== null)
  const broken = (steps: readonly Step[]): string[] =>
    others.flatMap(({ one, parallel, before }) => {
      const after = sizeOf(one, editsOf(steps, neighbours, one, parallel && one.kind === 'SUM'), parallelTo(one))
      return after !== null && after > (before ?? 0) + 1e-9 ? [one.id] : []
    })
  const linear = linearSteps(constraint, around.figures)
  const search = linear.length > 0 ? smallest(target(result), linear, (set) => broken(set).length === 0, limits) : byTrial(constraint, parallels, (set) => broken(set).length === 0)
  const named = (steps: readonly Step[]): Explanation => ({ steps: [...steps].sort(inOrder), supportedBy: supportOf(constraint, steps, around, neighbours), unbalances: broken(steps) })
  const listed = [...search.found].map(named).sort(byContent)
  return {
    explanations: listed.slice(0, MOST_LISTED),
    setAside: search.refused.slice(0, MOST_SET_ASIDE).map(named).sort((a, b) => a.steps.length - b.steps.length || byContent(a, b)),
    depth: search.depth,
    tried: search.tried,
    byChance: linear.length > 0 && search.found.length > 0 ? chanceOf(result, linear, search.found[0]?.length ?? 1, limits) : null,
    exhaustive: search.exhaustive && listed.length <= MOST_LISTED,
  }
}

/** The gap that steps must close; an end that need not be met is open. */
function target({ must, open }: Reckoned): Interval {
  return { low: must === 'AT_LEAST' ? -Infinity : open.low, high: must === 'AT_MOST' ? Infinity : open.high }
}

/** Constraints that one explanation may touch with this one: columns of the same table, and whatever relates the same claims. */
function linkedTo(constraint: Constraint, constraints: readonly Constraint[]): Constraint[] {
  const claims = new Set(constraint.terms.map(({ id }) => id))
  return constraints.filter((other) => other.id !== constraint.id && other.kind !== 'CALENDAR_PAIR' && ((other.group !== null && other.group === constraint.group) || other.terms.some(({ id }) => claims.has(id))))
}

function sizeOf(constraint: Constraint, edits: Edits, parallels: readonly Constraint[]): number | null {
  const result = reckon(constraint, edits, parallels)
  return isReckoned(result) ? result.size : null
}

/** Relations that do not add up have few terms: their steps are tried one by one, and then two by two. */
function byTrial(constraint: Constraint, parallels: readonly Constraint[], accept: (set: readonly Step[]) => boolean): Search<Step> {
  const steps = termSteps(constraint).sort((a, b) => (a.key < b.key ? -1 : 1))
  const refused: Step[][] = []
  let tried = 0
  for (const depth of [1, 2]) {
    if (combinations(steps.length, depth) > MOST_TRIALS) return { found: [], refused, depth: depth - 1, tried, exhaustive: false }
    tried += combinations(steps.length, depth)
    const sets = depth === 1 ? steps.map((step) => [step]) : steps.flatMap((one, index) => steps.slice(index + 1).flatMap((two) => (two.touches === one.touches ? [] : [[one, two]])))
    const found: Step[][] = []
    for (const set of sets) {
      const result = reckon(constraint, editsOf(set, new Map(), constraint, false), parallels)
      if (!isReckoned(result) || result.size > 0) continue
      if (accept(set)) found.push(set)
      else refused.push(set)
    }
    if (found.length > 0) return { found, refused, depth, tried, exhaustive: true }
  }
  return { found: [], refused, depth: 2, tried, exhaustive: true }
}
const MOST_TRIALS = 50_000

/**
 * How many of the tried sets would close the gap by chance: the null model is that the gap is no consequence of any
 * step, so that instead of this number it could as well have been any other from half of it to one and a half times
 * it, in the unit in which the figures are given. The estimate is the number of tried sets whose change lies there,
 * times the share of those numbers that would have been met. Parallel columns are left out of it, so that with them it
 * is too high rather than too low. Null for relations that only bound a number.
 */
function chanceOf({ must, open }: Reckoned, steps: readonly Step[], size: number, limits: Limits): number | null {
  if (must !== 'EQUAL' || !Number.isFinite(open.low) || !Number.isFinite(open.high)) return null
  const middle = -(open.low + open.high) / 2
  const reach = Math.abs(middle) / 2
  const unit = unitOf([...steps.filter(({ effect }) => isExact(effect)).map(({ effect }) => effect.high), middle])
  const within = countWithin(steps, size, { low: middle - reach, high: middle + reach }, limits)
  if (within === null) return null
  const [met, numbers] = [(open.high - open.low) / unit + 1, (2 * reach) / unit + 1]
  return Math.round(within * Math.min(1, met / numbers) * 100) / 100
}

/** The largest unit of which all these numbers are multiples, to a thousandth. */
function unitOf(numbers: readonly number[]): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  return Math.max(1, numbers.map((number) => Math.round(Math.abs(number) * 1000)).reduce(divisor, 0)) / 1000
}

/** Other sources' claims of what the explanation takes for the true number: of the cell that was miswritten, or of the total. */
function supportOf(constraint: Constraint, steps: readonly Step[], { answers }: Surroundings, neighbours: ReadonlyMap<string, readonly Row[]>): string[] {
  const figures = new Map(constraint.terms.flatMap(({ figure }) => (figure ? [[figure.claim, figure] as const] : [])))
  const says = (of: StatedFigure | undefined, value: number): string[] =>
    (answers.get(of?.question ?? '') ?? []).filter(({ source, quantity }) => source !== of?.source && quantity.min === value && quantity.max === value && !quantity.approximate).map(({ claim }) => claim)
  const cells = steps.flatMap(({ claim, to }) => (to?.min == null ? [] : says(figures.get(claim), to.min)))
  const [total] = termsOf(constraint, 'total')
  if (!total?.figure || steps.every(({ to }) => to !== null)) return [...new Set(cells)].sort()
  // A row that was left out, included or counted twice leaves the rows right and the total wrong.
  const right = reckon(constraint, editsOf(steps.filter(({ to }) => to !== null), neighbours, constraint, false))
  const whole = isReckoned(right) && isExact(right.derived) ? says(total.figure, right.derived.low) : []
  return [...new Set([...cells, ...whole])].sort()
}

function inOrder(a: Step, b: Step): number {
  return STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

function byContent(a: Explanation, b: Explanation): number {
  for (const [index, step] of a.steps.entries()) {
    const other = b.steps[index]
    const order = other ? inOrder(step, other) : 1
    if (order !== 0) return order
  }
  return a.steps.length - b.steps.length
}
