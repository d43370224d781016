import { block, counted, more, wrap } from './text.js'

interface Titled {
  readonly id: string
  readonly title: string
}
interface Step {
  readonly how: string
  readonly source: Titled
  readonly citation: { readonly text: string } | null
}
interface Claim {
  readonly id: string
  readonly stance: string | null
  readonly wording: string | null
  readonly reasoning: string | null
  readonly because: string | null
  readonly source: Titled
  readonly citation: { readonly text: string; readonly readings: readonly { readonly written: string; readonly reading: string; readonly because: string }[] }
  readonly asOf: { readonly date: { readonly written: string }; readonly because: string } | null
  readonly premises: readonly { readonly id: string; readonly caption: string; readonly citation: { readonly text: string } }[]
}
interface Evidence {
  readonly claim: Claim
  readonly via: { readonly caption: string } | null
  readonly relay: readonly Step[]
  readonly disputedBy: readonly { readonly source: Titled; readonly citation: { readonly text: string }; readonly because: string | null }[]
  readonly weakenedBy: readonly { readonly because: string; readonly claim: { readonly caption: string } }[]
  readonly timing: readonly string[]
}
interface List<T = Evidence> {
  readonly nodes: readonly T[]
  readonly totalCount: number
}

/** What a page of provenance shows, as PROVENANCE asks for it. */
export interface ProvenanceData {
  readonly proposition: { readonly id: string; readonly caption: string; readonly inForce: boolean; readonly successors: readonly { readonly id: string; readonly caption: string }[] }
  readonly verdict: { readonly name: string; readonly support: string; readonly opposition: string; readonly transmission: string; readonly rule: string; readonly rulesVersion: string; readonly relayedBy: readonly Titled[] }
  readonly sentence: string
  readonly independence: { readonly words: string; readonly groups: readonly { readonly sources: readonly Titled[]; readonly ancestors: readonly { readonly caption: string }[]; readonly origins: readonly { readonly how: string; readonly origin: { readonly caption: string } }[] }[] }
  readonly oppositionIndependence: { readonly words: string }
  readonly affirmedBy: List
  readonly inferredBy: List
  readonly contestedBy: List
  readonly untimely: List
  readonly deviating: List
  readonly fallen: List
  readonly suspectedTies: readonly { readonly source: Titled; readonly from: Titled }[]
  readonly incompatible: List<{ readonly claim: Claim; readonly comparison: { readonly relation: string; readonly reason: string; readonly right: { readonly caption: string } } }>
  readonly wouldChange: readonly { readonly kind: string; readonly certainty: string | null; readonly sentence: string; readonly after: { readonly name: string } }[]
  readonly wouldChangeSearched: number
  readonly judgements: readonly { readonly by: string; readonly date: string; readonly says: string; readonly because: string; readonly on: readonly { readonly caption: string }[] }[]
  readonly silent: readonly { readonly counts: boolean; readonly because: string; readonly stated: number | null; readonly named: number; readonly roll: { readonly caption: string; readonly source: Titled; readonly citation: { readonly text: string } } }[]
}

const TITLED = 'id title'
const CLAIM = `id stance wording reasoning because source { ${TITLED} } citation { text readings { written reading because } } asOf { date { written } because } premises { id caption citation { text } }`
const EVIDENCE = `totalCount nodes { claim { ${CLAIM} } via { caption } relay { how source { ${TITLED} } citation { text } }
  disputedBy { source { ${TITLED} } citation { text } because } weakenedBy { because claim { caption } } timing }`

/** The fields that a page of provenance needs, for any request that ends in one. */
export const PROVENANCE = `fragment ProvenancePage on Provenance {
  proposition { id caption inForce successors { id caption } } verdict { name support opposition transmission rule rulesVersion relayedBy { ${TITLED} } } sentence
  independence { words groups { sources { ${TITLED} } ancestors { caption } origins { how origin { caption } } } } oppositionIndependence { words }
  affirmedBy(first: 500) { ${EVIDENCE} } inferredBy(first: 500) { ${EVIDENCE} } contestedBy(first: 500) { ${EVIDENCE} } untimely(first: 500) { ${EVIDENCE} } deviating(first: 500) { ${EVIDENCE} } fallen(first: 500) { ${EVIDENCE} }
  wouldChange { kind certainty sentence after { name } } wouldChangeSearched judgements { by date says because on { caption } }
  suspectedTies { source { ${TITLED} } from { ${TITLED} } }
  incompatible(first: 500) { totalCount nodes { claim { ${CLAIM} } comparison { relation reason right { caption } } } }
  silent { counts because stated named roll { caption source { ${TITLED} } citation { text } } }
}`

/**
 * The answer as a page for a reader: verdict, sentence, and every claim with its citation and the way it came to us.
 * @param policy the ground rules in words, where they are not the usual ones
 */
export function renderProvenance(data: ProvenanceData, policy?: string): string {
  const { verdict, contestedBy } = data
  return [
    ...retirement(data.proposition),
    data.proposition.caption,
    `${verdict.name} · ${verdict.transmission}`,
    ...(policy === undefined ? [] : [policy]),
    '',
    wrap(data.sentence),
    ...block(`AFFIRMED BY (${data.independence.words})`, listed(data.affirmedBy, evidence)),
    ...block('INFERRED BY', listed(data.inferredBy, evidence)),
    ...block(`CONTESTED BY (${data.oppositionIndependence.words})`, listed(only(contestedBy, (stance) => stance !== 'OMITS'), evidence)),
    ...block('ABSENCE STATED (counts only through a roll that ought to name it)', listed(only(contestedBy, (stance) => stance === 'OMITS'), evidence)),
    ...block('INCOMPATIBLE', listed(data.incompatible, ({ claim, comparison }) => [item(`${cited(claim)}: ${comparison.right.caption}`), detail(comparison.reason)].join('\n'))),
    ...block('SILENT', data.silent.filter(({ counts }) => counts).map(silence)),
    ...block('NOT AMONG THE NAMES KNOWN, AND NOT COUNTED', data.silent.filter(({ counts }) => !counts).map(silence)),
    ...block('UNTIMELY, AND NOT COUNTED', listed(data.untimely, evidence)),
    ...block('DEVIATING FROM WHAT IT DERIVES FROM, AND NOT COUNTED', listed(data.deviating, evidence)),
    ...block('SET ASIDE, OR RESTING ON WHAT IS, AND NOT COUNTED', listed(data.fallen, evidence)),
    ...block('WITNESSES THAT GO BACK TO ONE ORIGIN', data.independence.groups.filter(({ sources, ancestors }) => sources.length > 1 || ancestors.length > 1).map(({ sources, ancestors, origins }) => item(`${sources.map(({ title }) => title).join('; ')} ← ${[...ancestors.map(({ caption }) => caption), ...origins.map(({ how, origin }) => `${origin.caption} (${how.toLowerCase()})`)].join('; ')}`))),
    ...block('SUSPECTED, AND NOT COUNTED', data.suspectedTies.map(({ source, from }) => item(`${source.title} may derive from ${from.title}`))),
    ...block(`WHAT WOULD CHANGE IT (sets of up to ${data.wouldChangeSearched} sources tried)`, changes(data)),
    ...block('SIGNED BY HISTORIANS, BESIDE THE VERDICT', data.judgements.map(({ by, date, says, because, on }) => [item(`${by}, ${date}: ${says}, because ${because}`), detail(`on: ${on.map(({ caption }) => caption).join('; ')}`)].join('\n'))),
    '',
    `rule ${verdict.rule}, rules ${verdict.rulesVersion} · ${data.proposition.id}`,
  ].join('\n')
}

/** What a reader has to know before anything else: that the id leads to what is no longer said. */
function retirement({ inForce, successors }: ProvenanceData['proposition']): string[] {
  if (inForce) return []
  if (successors.length === 0) return ['NO LONGER IN FORCE: no claim is about it now.', '']
  return ['NO LONGER IN FORCE: its claims are about something else now:', ...successors.map(({ id, caption }) => item(`${caption} (${id})`)), '']
}

/** What is certain is named last, and identifications that are certain are only counted: any verdict hangs on them. */
function changes({ wouldChange }: ProvenanceData): string[] {
  const certain = wouldChange.filter(({ kind, certainty }) => kind === 'IDENTIFICATION' && certainty === 'CERTAIN')
  return [
    ...wouldChange.filter((change) => !certain.includes(change)).map(({ sentence, certainty, after }) => item(`${sentence}${certainty === null ? '' : ` (${certainty.toLowerCase()})`} → ${after.name}`)),
    ...(certain.length === 0 ? [] : [item(`${counted(certain.length, 'name', 'names')} whose identification is certain: if withdrawn, it would move as well`)]),
  ]
}

function listed<T>({ nodes, totalCount }: List<T>, render: (one: T) => string): string[] {
  return [...nodes.map(render), ...more(totalCount - nodes.length)]
}

/** Those of a list with certain stances. What the page of the list left out may have any of them, and is told of with the first. */
function only({ nodes, totalCount }: List, wanted: (stance: string | null) => boolean): List {
  const kept = nodes.filter(({ claim }) => wanted(claim.stance))
  return { nodes: kept, totalCount: kept.length + (wanted(null) ? totalCount - nodes.length : 0) }
}

function item(text: string): string {
  return wrap(text, '    ', '  • ')
}

function detail(text: string): string {
  return wrap(text, '      ', '    ')
}

function cited(claim: Claim): string {
  return `${claim.source.title} [${claim.citation.text}]`
}

function evidence({ claim, via, relay, disputedBy, weakenedBy, timing }: Evidence): string {
  const stance = claim.stance === 'AFFIRMS' || claim.stance === null ? '' : ` ${claim.stance.toLowerCase()}`
  return [
    item(`${cited(claim)}${stance}${claim.wording === null ? '' : ` “${claim.wording}”`}`),
    ...(via ? [detail(`through: ${via.caption}`)] : []),
    ...(relay.length > 0 ? [detail(`known through: ${relay.map(step).join(', then ')}`)] : [detail('seen by the encoder')]),
    ...(claim.asOf ? [detail(`read to speak as of ${claim.asOf.date.written}: ${claim.asOf.because}`)] : []),
    ...timing.map((line) => detail(`time: ${line}`)),
    ...(claim.reasoning === null ? [] : [detail(`reasoning: ${claim.reasoning}`)]),
    ...claim.premises.map(({ caption, citation }) => detail(`premise: ${caption} [${citation.text}]`)),
    ...weakenedBy.map(({ because, claim: premise }) => detail(`weakened: ${because} (${premise.caption})`)),
    ...disputedBy.map(({ source, citation, because }) => detail(`disputed by: ${source.title} [${citation.text}]${because === null ? '' : `, ${because}`}`)),
    ...claim.citation.readings.map(({ written, reading, because }) => detail(`reading: “${written}” as “${reading}” (${because})`)),
  ].join('\n')
}

function step({ how, source, citation }: Step): string {
  return `${source.title}${citation === null ? '' : ` [${citation.text}]`} (${how.toLowerCase()})`
}

function silence({ roll, because, stated, named }: ProvenanceData['silent'][number]): string {
  const size = stated === null ? `${named} names known` : `${stated} stated, ${named} names known`
  return [item(`${roll.caption} (${size}) — ${roll.source.title} [${roll.citation.text}]`), detail(because)].join('\n')
}
