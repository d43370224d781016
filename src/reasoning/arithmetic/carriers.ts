import { isReckoned, reckon, UNTOUCHED } from './check.js'
import type { Constraint, StatedFigure } from './constraint.js'
import type { Explained, Explanation, Surroundings } from './explain.js'
import { exactly, quantityOf, subtract } from './intervals.js'
import { numeralOf, transpositions, valueOf } from './numerals.js'
import type { Step } from './steps.js'

/** Two carriers of one figure that differ by two digits exchanged. */
export interface Carriers {
  readonly one: StatedFigure
  readonly other: StatedFigure
}

/**
 * Pairs of exact answers to one question of which the one is the other with two digits exchanged. One may be a slip of
 * the other, whether they name the same citation or not; nobody is blamed. Answers that other claims repeat count once.
 * For n answers to a question O(n²) at worst, with n the different numbers.
 */
export function transposedCarriers(answers: ReadonlyMap<string, readonly StatedFigure[]>): Carriers[] {
  return [...answers.values()].flatMap((figures) => {
    const numbers = new Map<number, StatedFigure>()
    for (const figure of [...figures].sort((a, b) => (a.claim < b.claim ? -1 : 1))) {
      const numeral = numeralOf(figure.quantity)
      if (numeral && !numbers.has(valueOf(numeral))) numbers.set(valueOf(numeral), figure)
    }
    return [...numbers].flatMap(([value, one]) => {
      const numeral = numeralOf(one.quantity)
      return numeral ? transpositions(numeral).flatMap((swapped): Carriers[] => {
        const other = numbers.get(swapped)
        return other && swapped > value ? [{ one, other }] : []
      }) : []
    })
  })
}

/** As a constraint, so that it is found, filtered and shown like the rest. */
export function asConstraint({ one, other }: Carriers): Constraint {
  const term = (name: string, position: number, figure: StatedFigure): Constraint['terms'][number] => ({ term: name, position, id: figure.claim, caption: figure.name, figure })
  return { id: `${one.claim}~${other.claim}`, kind: 'SAME_FIGURE', coverage: null, group: null, because: '', terms: [term('one', 1, one), term('other', 2, other)] }
}

/**
 * Either number may be the slip: both explanations are of one step. A claim speaks for one of them if a constraint that
 * it is stated in comes nearer to holding with that number (the other terms as they stand), or if another source says it.
 */
export function explainCarriers({ one, other }: Carriers, around: Surroundings): Explained {
  const numeral = numeralOf(one.quantity)
  const of = numeral ? transpositions(numeral).length : 0
  const slip = (wrong: StatedFigure, right: StatedFigure): Explanation => ({ steps: [stepFrom(wrong, right)], supportedBy: [...new Set([...nearer(right, wrong, around), ...repeats(right, around)])].sort(), unbalances: [] })
  const length = numeral?.digits.length ?? 1
  return { explanations: [slip(one, other), slip(other, one)], setAside: [], depth: 1, tried: of, byChance: Math.round((of / (9 * 10 ** (length - 1))) * 1000) / 1000, exhaustive: true }
}

function stepFrom(wrong: StatedFigure, right: StatedFigure): Step {
  const [from, to] = [wrong.quantity.min ?? 0, right.quantity.min ?? 0]
  return { kind: 'DIGITS_TRANSPOSED', claim: wrong.claim, name: wrong.name, from: wrong.quantity, to: quantityOf(exactly(to), wrong.quantity.unit), touches: wrong.claim, effect: exactly(to - from), key: wrong.claim }
}

/** Claims that another source makes of the same number. */
function repeats(figure: StatedFigure, { answers }: Surroundings): string[] {
  return (answers.get(figure.question) ?? []).filter(({ claim, source, quantity }) => claim !== figure.claim && source !== figure.source && quantity.min === figure.quantity.min && quantity.max === figure.quantity.max).map(({ claim }) => claim)
}

/** What is stated in sums that come nearer to what they state with one number than with its rival. */
function nearer(right: StatedFigure, wrong: StatedFigure, { constraints }: Surroundings): string[] {
  return constraints.flatMap((constraint) => {
    const term = constraint.terms.find(({ id, term: name }) => name !== 'total' && (id === right.claim || id === wrong.claim))
    const total = constraint.terms.find(({ term: name }) => name === 'total')
    if (constraint.kind !== 'SUM' || constraint.coverage !== 'COMPLETE' || !term || !total?.figure) return []
    const distance = (value: number | null): number | null => {
      const result = value === null ? null : reckon(constraint, { ...UNTOUCHED, values: new Map([[term.id, value]]) })
      if (!result || !isReckoned(result)) return null
      const { low, high } = subtract(middle(result.stated), middle(result.derived))
      return Math.abs(low + high) / 2
    }
    const [withRight, withWrong] = [distance(right.quantity.min), distance(wrong.quantity.min)]
    return withRight !== null && withWrong !== null && withRight < withWrong ? [total.id] : []
  })
}

function middle({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return exactly((low + high) / 2)
}
