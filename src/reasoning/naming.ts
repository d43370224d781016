import type { SilenceReason } from './silence.js'
import type { TimeRemark } from './timeliness.js'
import type { Words } from './words.en.js'

/** How things are called. */
export interface Names {
  /** Title of a source, or name of a person or body. */
  readonly title: (id: string) => string
  readonly caption: (proposition: string) => string
}

/** What one account of the event says of a claim's time, in words. */
export function timingWords(remark: TimeRemark, names: Names, words: Words): string {
  return words.time(remark, words.list(remark.accordingTo.map(names.title)))
}

/** Why a silence counts or not, in words. */
export function silenceWords(reason: SilenceReason, names: Names, words: Words): string {
  return words.silence(reason, names.title)
}
