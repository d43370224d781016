import type { Words } from '../words.en.js'
import { type NameReason, THRESHOLD } from './reconcile.js'
import type { PartComparison } from './score.js'

/** One reason for or against a bearer of a name, in words. */
export function nameReasonInWords(reason: NameReason, title: (id: string) => string, { names, list }: Words): string {
  switch (reason.about) {
    case 'PART':
      return partInWords(reason, names)
    case 'WORDING':
      return names.wording(reason.likeness.toFixed(2), reason.likeness >= THRESHOLD)
    case 'TIME':
      return names.time[reason.speaks]
    case 'DISTRICT':
      return names.district[reason.speaks](title(reason.asked), list(reason.recorded.map(title)))
    case 'LIST':
      return names.list[reason.speaks](title(reason.asked), list(reason.recorded.map(title)))
  }
}

function partInWords({ role, kind, left, right, likeness }: PartComparison, names: Words['names']): string {
  const part = names.part[role]
  const [asked, recorded] = [left ?? '', right ?? '']
  switch (kind) {
    case 'SAME':
      return names.same(part, asked, recorded)
    case 'FORM':
      return names.form(part, asked, recorded)
    case 'ALIKE':
      return names.alike(part, asked, recorded, (likeness ?? 0).toFixed(2))
    case 'INITIAL':
      return asked.length < recorded.length ? names.initial(part, asked, recorded) : names.initial(part, recorded, asked)
    case 'DIFFERENT':
      return names.different(part, asked, recorded)
    case 'MISSING':
      return left === null ? names.unasked(part, recorded) : names.unrecorded(part, asked)
  }
}
