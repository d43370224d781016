import { counted, wrap } from './text.js'

/** A verdict that is another one then. */
export interface ChangeData {
  readonly proposition: { readonly id: string; readonly caption: string }
  readonly before: { readonly name: string }
  readonly after: { readonly name: string }
  readonly sentence: string
}

/** A source, and what changes without it. */
export interface KeystoneData {
  readonly source: {
    readonly id: string
    readonly title: string
    readonly genre: string | null
    readonly interest: string | null
    readonly madeWhen: { readonly written: string } | null
    readonly authors: readonly { readonly caption: string }[]
  }
  readonly asSpeaker: number
  readonly asRelay: number
  readonly asSpeakerChanges: { readonly nodes: readonly ChangeData[] }
  readonly asRelayChanges: { readonly nodes: readonly ChangeData[] }
  readonly untimely: { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly caption: string }[] }
}

/** How many verdicts change, how many of them into what, and each. */
export function renderChanges(changes: readonly ChangeData[]): string {
  if (changes.length === 0) return 'No verdict changes.'
  const kinds = new Map<string, number>()
  for (const { before, after } of changes) kinds.set(`${before.name} → ${after.name}`, (kinds.get(`${before.name} → ${after.name}`) ?? 0) + 1)
  const summary = [...kinds].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).map(([kind, times]) => `  ${String(times).padStart(4)}  ${kind}`)
  return [`${counted(changes.length, 'verdict changes', 'verdicts change')}:`, ...summary, '', ...changes.map(change)].join('\n')
}

function change({ proposition, before, after, sentence }: ChangeData): string {
  return [wrap(proposition.caption, '    ', '  • '), `    ${before.name} → ${after.name}`, wrap(sentence, '    '), `    ${proposition.id}`].join('\n')
}

export function renderKeystone({ source, asSpeaker, asRelay, asSpeakerChanges, asRelayChanges, untimely }: KeystoneData): string {
  const made = source.madeWhen ? `made ${source.madeWhen.written}` : 'when it was made is not recorded'
  const by = source.authors.length > 0 ? `by ${source.authors.map(({ caption }) => caption).join(', ')}` : 'by whom is not recorded'
  return [
    wrap(`${source.title} (${source.id})`, '  ', ''),
    wrap([made, by, ...(source.genre === null ? [] : [source.genre])].join('; '), '    '),
    wrap(`interest: ${source.interest ?? 'not recorded'}`, '    '),
    ...(untimely.totalCount > 0 ? [wrap(`${counted(untimely.totalCount, 'claim', 'claims')} of what it cannot have known, not counted: ${untimely.nodes.map(({ caption }) => caption).join('; ')}`, '      ', '    ')] : []),
    ...role('as a speaker', asSpeaker, asSpeakerChanges.nodes),
    ...role('as a relay', asRelay, asRelayChanges.nodes),
  ].join('\n')
}

function role(as: string, all: number, named: readonly ChangeData[]): string[] {
  if (all === 0) return []
  const left = all - named.length
  return [`  ${counted(all, 'verdict changes', 'verdicts change')} without it ${as}:`, ...named.map(({ proposition, before, after }) => wrap(`${proposition.caption}: ${before.name} → ${after.name}`, '      ', '    • ')), ...(left > 0 && named.length > 0 ? [`    … and ${left} more`] : [])]
}
