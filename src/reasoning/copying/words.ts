import type { Words } from '../words.en.js'
import type { Suspicion } from './suspicions.js'

export interface SuspicionNames {
  readonly source: string
  readonly from: string
  /** Why the suspicion is recorded; null if the rules alone find it. */
  readonly because: string | null
  readonly signed: readonly { readonly holds: boolean; readonly by: string; readonly date: string; readonly because: string }[]
}

/** What a historian would write of two sources of which one may copy the other. */
export function suspicionWords({ direction, shared, common, probability }: Suspicion, { source, from, because, signed }: SuspicionNames, { copying: words }: Words): string {
  const parts = [
    shared.length === 0 ? words.nothingShared(source, from) : words.share(source, from, shared.map(({ kind, written }) => words.traces[kind](written))),
    because === null ? '' : words.recorded(source, from, because),
    words.agreement(common.right, common.different),
    shared.length === 0 ? '' : probability === null ? words.tooFew(common.wrong) : words.odds(probability),
    shared.length === 0 || direction === 'RECORDED' ? '' : words.directions[direction](source, from),
    shared.some(({ kind }) => kind === 'VALUE' || kind === 'OMISSION') ? words.definitions : '',
    ...signed.map(({ holds, by, date, because: why }) => words.judged(holds, by, date, why)),
    signed.length === 0 ? words.suggestion : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}
