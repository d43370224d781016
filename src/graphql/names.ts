import { AttestError } from '../errors.js'
import { reconcileNames } from '../graph/names/reconcile.js'
import { CAPTIONED } from '../graph/read/find.js'
import { parseDate } from '../reasoning/dates.js'
import type { NameCandidate, NameReason, Reconciliation, Time } from '../reasoning/names/reconcile.js'
import { requireKnown } from './known.js'
import type { NameQuery } from './schema.generated.js'
import type { View } from './view.js'

/** Names of one request. */
const MOST_NAMES = 100

export interface NameCandidatesParent {
  readonly view: View
  readonly text: string
  readonly found: Reconciliation
}

export interface NameCandidateParent {
  readonly view: View
  readonly candidate: NameCandidate
}

export interface NameReasonParent {
  readonly view: View
  readonly reason: NameReason
}

/**
 * Who may bear each of several names. Round trips do not grow with their number.
 * @throws AttestError BAD_INPUT for too many names, a kind that bears none, an id of nothing, or a date that is none
 */
export async function reconcileAll(view: View, names: readonly NameQuery[]): Promise<NameCandidatesParent[]> {
  if (names.length > MOST_NAMES) throw new AttestError('BAD_INPUT', `names: ${names.length} are too many for one request. Ask for at most ${MOST_NAMES} at once.`)
  const nameless = names.flatMap(({ kinds }) => kinds ?? []).find((kind) => CAPTIONED.has(kind))
  if (nameless) throw new AttestError('BAD_INPUT', `kinds: a ${nameless} bears no name. Use find, which looks for the words of its caption.`)
  await Promise.all(names.map(({ district, list }) => requireKnown(view, { district, list })))
  const found = await reconcileNames(
    view.snapshot,
    names.map(({ text, kinds, district = null, list = null, date }) => ({ text, district, list, time: timeOf(date), kinds: kinds ?? ['PERSON'] })),
  )
  return names.flatMap(({ text }, index) => {
    const one = found[index]
    return one ? [{ view, text, found: one }] : []
  })
}

function timeOf(date: string | null | undefined): Time | null {
  if (date === null || date === undefined) return null
  const read = parseDate(date, 'GREGORIAN')
  if ('fault' in read) throw new AttestError('BAD_INPUT', `date: ${read.fault.problem}. Expected ${read.fault.expected}.`)
  return read.value
}
