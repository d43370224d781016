import { type Planted, plant } from '../tests/reasoning/arithmetic/planted.js'
import { explained, figure, texts } from '../tests/reasoning/arithmetic/tables.js'
import { isReckoned, reckon } from '../src/reasoning/arithmetic/check.js'
import type { Constraint } from '../src/reasoning/arithmetic/constraint.js'
import { outsideOf } from '../src/reasoning/arithmetic/rows.js'
import { smallest } from '../src/reasoning/arithmetic/search.js'
import { editsOf, linearSteps, type Step, STEP_KINDS } from '../src/reasoning/arithmetic/steps.js'
import type { Contest, Measured, Tally } from './contest.js'

/** A linear congruential generator (Numerical Recipes): the same tables in every run. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

function tableOf(rows: number, digits: number, next: () => number): [number, number][] {
  const least = 10 ** (digits - 1)
  const cell = (): number => least + Math.floor(next() * 9 * least)
  return Array.from({ length: rows }, () => [cell(), cell()])
}

function plantedIn(rows: number, digits: number, kind: (typeof STEP_KINDS)[number] | null, next: () => number): Planted {
  for (;;) {
    const table = tableOf(rows, digits, next)
    const planted = plant(table, table[0] ?? [1, 1], kind, Math.floor(next() * 1e6), Math.floor(next() * 1e6))
    if (planted) return planted
  }
}

function targetOf({ columns, at }: Planted): Constraint {
  const target = columns[at]
  if (!target) throw new Error('no column')
  return target
}

/** Every set of steps up to a size, reckoned anew one after the other, until some close the gap and break no column. */
function bruteForce({ columns, figures, at }: Planted, deepest: number): Step[][] {
  const target = targetOf({ columns, figures, at, cause: '' })
  const steps = linearSteps(target, figures)
  const neighbours = new Map(columns.map((column) => [column.id, outsideOf(column, figures)]))
  const sizes = columns.map((column) => sizeOf(column, [], neighbours))
  const fits = (set: Step[]): boolean => new Set(set.map(({ touches }) => touches)).size === set.length && columns.every((column, index) => sizeOf(column, set, neighbours) <= (column === target ? 0 : (sizes[index] ?? 0)))
  for (let depth = 1; depth <= deepest; depth++) {
    const found: Step[][] = []
    const extend = (set: Step[], from: number): void => {
      if (set.length === depth) {
        if (fits(set)) found.push(set)
        return
      }
      for (let index = from; index < steps.length; index++) {
        const step = steps[index]
        if (step) extend([...set, step], index + 1)
      }
    }
    extend([], 0)
    if (found.length > 0) return found
  }
  return []
}

function sizeOf(column: Constraint, set: readonly Step[], neighbours: ReadonlyMap<string, ReturnType<typeof outsideOf>>): number {
  const result = reckon(column, editsOf(set, neighbours, column, true))
  if (!isReckoned(result)) throw new Error('not reckoned')
  return result.size
}

/** Two errors in one table, so that no single step explains the gap. */
function twoErrors(rows: number, digits: number, seed: number): Planted {
  const next = random(seed)
  for (;;) {
    const planted = plantedIn(rows, digits, 'ROW_LEFT_OUT', next)
    const target = targetOf(planted)
    const terms = target.terms.map((term) => (term.term === 'total' && term.figure ? { ...term, figure: { ...term.figure, quantity: { ...term.figure.quantity, min: (term.figure.quantity.min ?? 0) + 30, max: (term.figure.quantity.max ?? 0) + 30, written: String((term.figure.quantity.min ?? 0) + 30) } } } : term))
    const twice: Planted = { ...planted, columns: planted.columns.map((column) => (column === target ? { ...target, terms } : column)) }
    const found = explained(targetOf(twice), { constraints: twice.columns, figures: twice.figures })
    if (found && found.depth >= 2) return twice
  }
}

function contest(title: string, planted: Planted, deepest: number): Contest {
  const attest = (): unknown => explained(targetOf(planted), { constraints: planted.columns, figures: planted.figures })
  return { title, contestants: [{ name: 'Attest', run: attest }, { name: 'brute force', run: () => bruteForce(planted, deepest) }] }
}

/** Errors of each kind in tables of 3 to 40 rows: whether the cause is among the smallest explanations, and how many there are. */
function recovered(each: number): Tally {
  const next = random(7)
  const rows = STEP_KINDS.map((kind) => {
    let [listed, exhaustive, explanations, slowest] = [0, 0, 0, 0]
    for (let one = 0; one < each; one++) {
      const planted = plantedIn(3 + Math.floor(next() * 38), 2 + Math.floor(next() * 5), kind, next)
      const started = performance.now()
      const found = explained(targetOf(planted), { constraints: planted.columns, figures: planted.figures })
      slowest = Math.max(slowest, performance.now() - started)
      if (found?.exhaustive) exhaustive++
      if (texts(found).includes(planted.cause)) listed++
      explanations += found?.explanations.length ?? 0
    }
    return [kind, each, exhaustive, listed, (explanations / each).toFixed(1), slowest.toFixed(0)]
  })
  return { title: 'planted errors recovered (two columns, 3–40 rows, 2–6 digits)', columns: ['error', 'tables', 'exhaustive', 'cause listed', 'explanations in the mean', 'slowest ms'], rows }
}

function falseFindings(tables: number): Tally {
  const next = random(11)
  let findings = 0
  for (let one = 0; one < tables; one++) {
    const { columns } = plantedIn(3 + Math.floor(next() * 38), 2 + Math.floor(next() * 5), null, next)
    findings += columns.filter((column) => explained(column, { constraints: columns }) !== null).length
  }
  return { title: 'findings in tables that add up', columns: ['tables', 'findings'], rows: [[tables, findings]] }
}

/** How far the search goes in a table of 40 rows of six digits where nothing is found: three steps, every set. */
function deepest(): Tally {
  const steps = linearSteps(targetOf(plantedIn(40, 6, null, random(3))), [])
  const started = performance.now()
  const found = smallest({ low: 0.5, high: 0.5 }, steps, () => true)
  return { title: 'a gap that nothing explains, 40 rows of six digits', columns: ['steps', 'sets tried', 'up to', 'exhaustive', 'ms'], rows: [[steps.length, found.tried, found.depth, String(found.exhaustive), (performance.now() - started).toFixed(0)]] }
}

/** Three cells of a table of 40 rows of six digits miswritten: how long it takes at the worst, and what comes of it. */
function worst(): Tally {
  const next = random(5)
  const rows = Array.from({ length: 5 }, (_, one) => {
    const planted = plantedIn(40, 6, null, next)
    const target = targetOf(planted)
    const off = 100_003 + 7919 * one
    const terms = target.terms.map((term) => (term.term === 'total' && term.figure ? { ...term, figure: figure(term.id, (term.figure.quantity.min ?? 0) + off, { of: 'a', where: '' }) } : term))
    const columns = planted.columns.map((column) => (column === target ? { ...target, terms } : column))
    const started = performance.now()
    const found = explained(columns[planted.at] ?? target, { constraints: columns, figures: planted.figures })
    return [off, found?.depth ?? 0, found?.tried ?? 0, found?.explanations.length ?? 0, String(found?.exhaustive), String(found?.byChance), (performance.now() - started).toFixed(0)]
  })
  return { title: 'gaps of many steps, 40 rows of six digits, two columns', columns: ['gap', 'steps', 'tried', 'listed', 'exhaustive', 'by chance', 'ms'], rows }
}

export function arithmetic(): Promise<Measured> {
  return Promise.resolve({
    contests: [
      contest('one error, 10 rows of 3 digits', plantedIn(10, 3, 'DIGITS_TRANSPOSED', random(1)), 1),
      contest('two errors, 10 rows of 3 digits', twoErrors(10, 3, 2), 2),
      contest('one error, 40 rows of 6 digits', plantedIn(40, 6, 'ROW_COUNTED_TWICE', random(3)), 1),
    ],
    tallies: [recovered(200), falseFindings(500), deepest(), worst()],
  })
}
