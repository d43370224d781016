import { block, wrap } from './text.js'

interface Titled {
  readonly title: string
}
interface Evidence {
  readonly relay: readonly { readonly how: string; readonly source: Titled }[]
  readonly claim: { readonly stance: string | null; readonly mode: string; readonly source: Titled; readonly citation: { readonly text: string } }
}
interface Comparison {
  readonly left: { readonly id: string }
  readonly right: { readonly id: string }
  readonly relation: string
  readonly reason: string
}
interface Position {
  readonly answer: { readonly id: string }
  readonly words: string
  readonly stands: boolean
}
interface Weighed extends Position {
  readonly enumeratedBy: readonly { readonly caption: string; readonly stated: number | null; readonly named: number }[]
  readonly provenance: {
    readonly verdict: { readonly name: string; readonly transmission: string }
    readonly independence: { readonly words: string }
    readonly affirmedBy: { readonly nodes: readonly Evidence[] }
    readonly inferredBy: { readonly nodes: readonly Evidence[] }
    readonly contestedBy: { readonly nodes: readonly Evidence[] }
  }
  readonly presuppositions: readonly { readonly immediate: boolean; readonly decisive: boolean; readonly stance: string | null; readonly proposition: { readonly caption: string } | null; readonly premise: { readonly source: Titled; readonly citation: { readonly text: string } } }[]
}

/** One disagreement as a page shows it, as DISAGREEMENT asks for it. */
export interface DisagreementData {
  readonly id: string
  readonly question: { readonly caption: string }
  readonly sentence: string
  readonly conflicts: boolean
  readonly positions: readonly Weighed[]
  readonly comparisons: readonly Comparison[]
  readonly beside: readonly { readonly question: { readonly id: string; readonly caption: string }; readonly setBesideBy: readonly { readonly caption: string }[]; readonly positions: readonly Position[]; readonly comparisons: readonly Comparison[] }[]
}

const EVIDENCE = 'nodes { relay { how source { title } } claim { stance mode source { title } citation { text } } }'

/** The fields that a page of a disagreement needs. */
export const DISAGREEMENT = `fragment DisagreementPage on Disagreement {
  id question { caption } sentence conflicts
  positions {
    answer { id } words stands enumeratedBy { caption stated named }
    provenance { verdict { name transmission } independence { words } affirmedBy(first: 500) { ${EVIDENCE} } inferredBy(first: 500) { ${EVIDENCE} } contestedBy(first: 500) { ${EVIDENCE} } }
    presuppositions { immediate decisive stance proposition { caption } premise { source { title } citation { text } } }
  }
  comparisons { left { id } right { id } relation reason }
  beside { question { id caption } setBesideBy { caption } positions { answer { id } words stands } comparisons { left { id } right { id } relation reason } }
}`

/** What a list of disagreements shows of each. */
export interface DisagreementItem {
  readonly id: string
  readonly question: { readonly caption: string }
  readonly conflicts: boolean
  readonly positions: readonly Position[]
}

/** The answers to one question as a page for a reader. */
export function renderDisagreement(data: DisagreementData): string {
  const words = new Map([...data.positions, ...data.beside.flatMap(({ positions }) => positions)].map(({ answer, words: said }) => [answer.id, said]))
  const pair = ({ left, right, relation, reason }: Comparison): string => [item(`${relation}: ${words.get(left.id) ?? left.id} — ${words.get(right.id) ?? right.id}`), detail(reason)].join('\n')
  return [
    data.question.caption,
    data.conflicts ? 'IN CONFLICT' : 'NO CONFLICT',
    '',
    wrap(data.sentence),
    ...block('ANSWERS', data.positions.map(position)),
    ...block('HOW THEY STAND TO EACH OTHER', data.comparisons.map(pair)),
    ...block('BESIDE IT, AND NOT THE SAME', data.beside.map(beside)),
    '',
    data.id,
  ].join('\n')
}

/** Two lines for one of many. */
export function renderDisagreementItem({ id, question, conflicts, positions }: DisagreementItem): string {
  return [`${conflicts ? 'CONFLICT  ' : '          '}${question.caption}: ${positions.map(({ words, stands }) => (stands ? words : `[${words}]`)).join('; ')}`, `          ${id}`].join('\n')
}

function position({ words, stands, enumeratedBy, provenance, presuppositions }: Weighed): string {
  const { verdict, independence, affirmedBy, inferredBy, contestedBy } = provenance
  return [
    item(`${words}: ${verdict.name} · ${verdict.transmission}${stands ? ` (${independence.words})` : ', supported by nothing'}`),
    ...[...affirmedBy.nodes, ...inferredBy.nodes, ...contestedBy.nodes].map(evidence),
    ...enumeratedBy.map(({ caption, stated, named }) => detail(`enumerated: ${caption} (${stated === null ? '' : `${stated} stated, `}${named} named)`)),
    ...presuppositions.filter(({ immediate }) => immediate).map(({ decisive, stance, proposition, premise }) => detail(`${decisive ? 'falls with' : 'rests on'}${stance === 'DENIES' ? ', that it is not the case' : ''}: ${proposition?.caption ?? ''} — ${premise.source.title} [${premise.citation.text}]`)),
  ].join('\n')
}

const STANCES: Readonly<Record<string, string>> = { AFFIRMS: 'said by', DENIES: 'denied by', DOUBTS: 'doubted by', OMITS: 'left out by' }

function evidence({ claim, relay }: Evidence): string {
  const by = claim.mode === 'INFERRED' && claim.stance === 'AFFIRMS' ? 'inferred by' : (STANCES[claim.stance ?? ''] ?? 'by')
  return detail(`${by}: ${claim.source.title} [${claim.citation.text}]${relay.length === 0 ? '' : `, known through ${relay.map(({ source, how }) => `${source.title} (${how.toLowerCase()})`).join(', then ')}`}`)
}

function beside({ question, setBesideBy, positions, comparisons }: DisagreementData['beside'][number]): string {
  return [
    item(`${question.caption}: ${positions.filter(({ stands }) => stands).map(({ words }) => words).join('; ')}`),
    ...[...new Set(comparisons.map(({ reason }) => reason))].map(detail),
    ...setBesideBy.map(({ caption }) => detail(`set beside it by: ${caption}`)),
    detail(question.id),
  ].join('\n')
}

function item(text: string): string {
  return wrap(text, '    ', '  • ')
}

function detail(text: string): string {
  return wrap(text, '      ', '    ')
}
