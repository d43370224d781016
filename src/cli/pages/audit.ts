import { block, counted, more, wrap } from './text.js'

interface Written {
  readonly written: string
}
interface Reason {
  readonly steps: readonly { readonly kind: string; readonly row: { readonly id: string; readonly caption: string } | null; readonly from: Written | null; readonly to: Written | null }[]
  readonly supportedBy: readonly { readonly id: string; readonly source: { readonly title: string } }[]
}

/** What a finding shows, as FINDING asks for it. */
export interface FindingData {
  readonly id: string
  readonly kind: string
  readonly sentence: string
  readonly source: { readonly id: string; readonly title: string }
  readonly constraint: { readonly id: string; readonly because: string } | null
  readonly claims: readonly { readonly id: string; readonly caption: string; readonly citation: { readonly text: string }; readonly readAt: { readonly text: string } }[]
  readonly rolls: readonly { readonly id: string; readonly caption: string; readonly citation: { readonly text: string } }[]
  readonly stated: Written | null
  readonly derived: Written | null
  readonly gap: Written | null
  readonly explanations: readonly Reason[]
  readonly setAside: readonly (Reason & { readonly unbalances: readonly { readonly caption: string }[] })[]
  readonly depth: number
  readonly tried: number
  readonly byChance: number | null
  readonly exhaustive: boolean
}

export interface AuditData {
  readonly findings: readonly FindingData[]
  readonly held: number
  readonly unchecked: readonly { readonly constraint: { readonly id: string; readonly caption: string }; readonly because: string }[]
}

const VALUE = '{ ... on Quantity { written min max unit } ... on DateValue { written firstDay lastDay } }'
const REASON = `steps { kind row { id caption } from ${VALUE} to ${VALUE} } supportedBy { id source { title } }`
export const FINDING = `fragment FindingPage on Finding {
  id kind sentence source { id title } constraint { id because } claims { id caption citation { text } readAt { text } } rolls { id caption citation { text } }
  stated ${VALUE} derived ${VALUE} gap ${VALUE}
  explanations { ${REASON} } setAside { ${REASON} unbalances { caption } } depth tried byChance exhaustive
}`

const STEPS: Readonly<Record<string, string>> = {
  ROW_LEFT_OUT: 'left out',
  OUTSIDE_INCLUDED: 'included from outside the table',
  ROW_COUNTED_TWICE: 'counted twice',
  DIGITS_TRANSPOSED: 'two digits exchanged',
  DIGIT_MISPRINTED: 'one digit misprinted',
  DECIMAL_SHIFTED: 'decimal shifted',
}
const SHOWN = 10
const CLAIMS = 6

/** What is told below the findings. */
export function renderSummary(findings: number, { held, unchecked }: Pick<AuditData, 'held' | 'unchecked'>): string {
  const summary = `${counted(findings, 'finding', 'findings')}; ${counted(held, 'constraint holds', 'constraints hold')}, ${counted(unchecked.length, 'could not be checked', 'could not be checked')}`
  return [summary, ...block('Not checked', unchecked.map(({ constraint, because }) => wrap(`${constraint.id}: ${because}`, '    ', '  ')))].join('\n')
}

export function renderFinding({ id, kind, sentence, source, constraint, claims, rolls, stated, derived, gap, explanations, setAside, depth, tried, byChance, exhaustive }: FindingData): string {
  const cited = [...claims, ...rolls.map((roll) => ({ ...roll, readAt: roll.citation }))]
  return [
    wrap(`${source.title}: ${stated?.written ?? '?'} stated, ${derived?.written ?? '?'} derived, gap ${gap?.written ?? '?'}`, '  ', ''),
    wrap(sentence, '  '),
    `  ${id} (${kind.toLowerCase().replaceAll('_', ' ')})`,
    ...(constraint ? [wrap(`because: ${constraint.because}`, '    ', '  ')] : []),
    ...cited.slice(0, CLAIMS).map(({ caption, citation, readAt }) => wrap(`${caption} [${citation.text}${readAt.text === citation.text ? '' : `; read at ${readAt.text}`}]`, '      ', '    ')),
    ...more(cited.length - CLAIMS, ' that are set against each other').map((line) => `  ${line}`),
    ...(depth === 0 ? [] : [wrap(`tried ${tried.toLocaleString('en')} sets of up to ${counted(depth, 'step', 'steps')}${exhaustive ? '' : ', not all there are'}${byChance === null ? '' : `; ${byChance.toLocaleString('en')} would fit by chance`}; ${counted(explanations.length, 'explanation', 'explanations')}`, '    ', '  ')]),
    ...explanations.slice(0, SHOWN).map((reason) => wrap(`- ${reasonText(reason)}`, '      ', '    ')),
    ...more(explanations.length - SHOWN, '; --json shows all').map((line) => `  ${line}`),
    ...setAside.slice(0, 2).map((reason) => wrap(`- set aside, since it would break ${reason.unbalances.map(({ caption }) => caption).join(' and ')}: ${reasonText(reason)}`, '      ', '    ')),
  ].join('\n')
}

function reasonText({ steps, supportedBy }: Reason): string {
  const text = steps.map(({ kind, row, from, to }) => `${row?.caption ?? '?'}: ${STEPS[kind] ?? kind}${to ? `, ${from?.written ?? '?'} for ${to.written}` : ''}`).join(' + ')
  return supportedBy.length === 0 ? text : `${text} (supported by ${supportedBy.map(({ source }) => source.title).join(', ')})`
}
