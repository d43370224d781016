import { edge, present, type GraphEdge } from '../records.js'
import { parseCitation } from '../../reasoning/citations.js'
import type { Path } from '../files.js'
import type { Compilation, Reading, Spot } from './context.js'
import type { ClaimSite } from './passages.js'
import { compileProposition, statedKinds, type WrittenAt } from './propositions.js'
import { dateProps, readDate, warnBackwards } from './values.js'

export const NOT_GIVEN = 'not given'

/** The place in the text that was read, as a citation of that text. */
export function readingCitation(compilation: Compilation, reading: Reading, lines?: string): string {
  const { section, at } = reading.passage.data
  const text = [section, lines ?? at].filter((part) => part !== undefined).join(', ')
  return addCitation(compilation, reading.read, text)
}

/**
 * Adds the citation of a source with its parsed form, which follows from its text alone, so that whoever cites a place
 * means the same citation. What is neither shelfmark nor reference is a place in the source's own terms. Returns its id.
 */
export function addCitation(compilation: Compilation, source: string, text: string): string {
  const id = compilation.citationId(source, text)
  const parsed = parseCitation(text)
  const kind = parsed.kind === 'UNPARSED' ? 'PASSAGE' : parsed.kind
  const ranges = (list: readonly { from: number; to?: number; verso?: boolean }[] | undefined): string | undefined => list?.map(({ from, to, verso }) => `${from}${to === undefined ? '' : `–${to}`}${verso ? 'v' : ''}`).join(', ')
  const archival = kind === 'ARCHIVAL'
  compilation.add({
    id,
    labels: ['Citation'],
    shared: true,
    props: present({
      caption: text === NOT_GIVEN ? 'no citation given' : text,
      text,
      source,
      kind,
      given: text !== NOT_GIVEN,
      ...(archival ? { archive: parsed.archive, fond: parsed.fond, opis: parsed.opis, delo: parsed.delo, caseNumber: parsed.caseNumber, leaves: ranges(parsed.leaves) } : {}),
      ...(kind === 'SCHOLARLY' || kind === 'PERIODICAL' ? { year: parsed.year, pages: ranges(parsed.pages), issueNumber: parsed.issueNumber, locatorAmbiguous: parsed.locatorAmbiguous } : {}),
      remarks: kind === 'PASSAGE' || parsed.remarks.length === 0 ? undefined : parsed.remarks,
    }),
    edges: [edge('IN', source)],
  })
  return id
}

/** Who speaks in a claim and where, with the citation node made. */
export function speakerOf(compilation: Compilation, site: ClaimSite): { speaker: string; citation: string; relayed: boolean; stated: boolean } {
  const { data } = site.at
  const passage = site.reading.passage.data
  const named = data.by ?? passage.by
  const read = site.reading.read
  const speaker = named !== undefined && compilation.refers(named, ['SOURCE'], site.at, data.by === undefined ? [] : ['by']) ? named : read
  const relayed = speaker !== read
  const cited = data.cited ?? (speaker === passage.by ? passage.cited : undefined)
  if (relayed && named !== undefined && cited === undefined)
    compilation.report(site.at, [], { what: `a claim of "${named}" without a citation`, expected: '"cited" with the place as written, or "not given"' })
  const citation = cited === undefined ? readingCitation(compilation, site.reading, data.lines) : checkedCitation(compilation, site, speaker, cited)
  return { speaker, citation, relayed, stated: cited !== undefined }
}

function checkedCitation(compilation: Compilation, site: ClaimSite, source: string, text: string): string {
  if (text !== NOT_GIVEN && parseCitation(text).kind === 'UNPARSED')
    compilation.report(site.at, site.at.data.cited === undefined ? [] : ['cited'], { what: `the citation "${text}" could not be parsed`, expected: 'a shelfmark, or an author with a year; its text is kept as written' }, 'warning')
  if (isWrittenOnce(site)) warnBackwardCitation(compilation, { source, cited: text }, site.at.data.cited === undefined ? site.reading.passage : site.at, ['cited'], site.slug)
  return addCitation(compilation, source, text)
}

/** An entry or a cell has its citation from its roll or table, where it is looked at once. */
function isWrittenOnce({ from }: ClaimSite): boolean {
  return from.roll === undefined && from.row === undefined
}

/** A citation whose pages or leaves run backwards is kept as written; what is meant is a matter of reading. */
export function warnBackwardCitation(compilation: Compilation, citation: { source: string; cited: string }, spot: Spot, path: Path, slug?: string): void {
  const backwards = parseCitation(citation.cited).remarks.find((remark) => remark.endsWith('runs backwards'))
  if (backwards === undefined || compilation.isRead(slug, citation)) return
  compilation.report(spot, path, { what: `in the citation "${citation.cited}" ${backwards}`, expected: 'a reading of it ("ofCitation") that says what it is taken to mean' }, 'warning')
}

/** Where a source says it. A place that the text states, though it is the very place that was read, is marked as stated. */
export function citedAt(citation: string, here: string, stated: boolean): GraphEdge {
  return edge('CITED_AT', citation, { stated: stated && citation === here ? true : undefined })
}

/** One claim: its proposition, names, citation, relay, premises and what it says of other claims. */
export function compileClaim(compilation: Compilation, site: ClaimSite): void {
  const { data } = site.at
  const { speaker, citation, relayed, stated } = speakerOf(compilation, site)
  const here = readingCitation(compilation, site.reading, data.lines)
  const kinds = statedKinds(data)
  const aboutClaims = [...(data.disputes ?? []), ...(data.endorses ?? [])]
  const [kind, second] = kinds
  if (second) compilation.report(site.at, [second], { what: 'a second proposition in one claim', expected: 'one; write a claim for each' })
  if (!kind && aboutClaims.length === 0) compilation.report(site.at, [], { what: 'a claim that says nothing', expected: 'a proposition (mandate, figure, occurrence …), or claims that it disputes or endorses' })
  const written: WrittenAt = { read: { source: site.reading.read, citation: here }, speaker: { source: speaker, citation } }
  const path = kind && site.from.row === undefined && site.from.roll === undefined ? [kind] : []
  if (kind) warnBackwards(compilation, site.slug, data[kind]?.['value'], site.at, [...path, 'value'])
  const content = kind ? compileProposition(compilation, kind, data[kind] ?? {}, site.at, path, written) : { id: null, caption: undefined, names: [], asWritten: {} }
  const about = kind ? content.id : null
  const edges: GraphEdge[] = [citedAt(citation, here, stated), edge('READ_IN', compilation.global(site.reading.id)), ...(about === null ? [] : [edge('ABOUT', about)]), ...content.names]
  if (here !== citation) edges.push(edge('READ_AT', here))
  if (relayed) edges.push(...relaySteps(compilation, site))
  else if (data.via) compilation.report(site.at, ['via'], { what: 'a relay for a claim that was read in its own source', expected: '"by" with the source that speaks, or no "via"' })
  edges.push(...claimEdges(compilation, site))
  const asOf = data.asOf ? readDate(compilation, data.asOf.date, site.at, ['asOf', 'date']) : null
  compilation.add({
    id: compilation.global(site.slug),
    labels: ['Claim'],
    shared: false,
    props: present({
      caption: captionOf(compilation.name(speaker), data.stance, content.caption, data.disputes, data.endorses),
      stance: kind ? (data.stance ?? 'AFFIRMS') : undefined,
      mode: data.inferred ? 'INFERRED' : 'DIRECT',
      source: speaker,
      kind,
      ordinal: site.ordinal,
      cited: compilation.records.get(citation)?.props['given'] === true,
      wording: data.wording,
      reasoning: data.inferred?.reasoning,
      because: data.because,
      ownObservation: data.ownObservation,
      deviatesFrom: data.deviatesFrom,
      note: data.note,
      row: site.from.row,
      column: site.from.column,
      ...content.asWritten,
      // Of a name that nobody has identified there is no proposition yet; what is said of it is kept until there is.
      said: kind && about === null ? JSON.stringify(data[kind]) : undefined,
      ...(asOf ? dateProps('asOf', asOf, data.asOf?.date) : {}),
      ...(data.asOf ? { asOfBecause: data.asOf.because, asOfBy: data.asOf.by ?? 'encoder', asOfCertainty: data.asOf.certainty ?? 'PROBABLE' } : {}),
    }),
    edges,
  })
}

const VERBS = { AFFIRMS: 'affirms', DENIES: 'denies', DOUBTS: 'doubts', OMITS: 'omits' }

function captionOf(speaker: string, stance: keyof typeof VERBS | undefined, proposition: string | undefined, disputes: string[] | undefined, endorses: string[] | undefined): string {
  if (proposition !== undefined) return `${speaker} ${VERBS[stance ?? 'AFFIRMS']}: ${proposition}`
  if (disputes) return `${speaker} disputes ${disputes.length === 1 ? 'a claim' : `${disputes.length} claims`}`
  return endorses ? `${speaker} endorses ${endorses.length === 1 ? 'a claim' : `${endorses.length} claims`}` : `${speaker}: of a name not identified`
}

/** The chain by which the encoder knows the claim, the step nearest to the speaker first. */
export function relaySteps(compilation: Compilation, site: ClaimSite): GraphEdge[] {
  const { data } = site.at
  const via = (data.via ?? []).filter(({ through }, index) => compilation.refers(through, ['SOURCE'], site.at, ['via', index, 'through']))
  for (const [index, { through, cited }] of (isWrittenOnce(site) ? (data.via ?? []) : []).entries()) if (cited !== undefined) warnBackwardCitation(compilation, { source: through, cited }, site.at, ['via', index, 'cited'], site.slug)
  const last = { through: site.reading.read, how: data.how ?? site.reading.passage.data.how ?? 'REPORTED', cited: undefined }
  return [...via, last].flatMap(({ through, how, cited }, index) => {
    const citation = index === via.length ? readingCitation(compilation, site.reading, data.lines) : cited === undefined ? undefined : addCitation(compilation, through, cited)
    return [edge('RELAYED_BY', through, { step: index + 1, how: how ?? 'REPORTED', citation })]
  })
}

/** What the claim says of other claims, what it rests on, and the roll that it says omits someone. */
function claimEdges(compilation: Compilation, site: ClaimSite): GraphEdge[] {
  const { data } = site.at
  const toClaims = (type: string, slugs: readonly string[] | undefined, path: readonly string[]): GraphEdge[] =>
    (slugs ?? []).filter((slug, index) => compilation.refers(slug, ['CLAIM'], site.at, [...path, index])).map((slug) => edge(type, compilation.global(slug)))
  const edges = [...toClaims('RESTS_ON', data.inferred?.premises, ['inferred', 'premises']), ...toClaims('DISPUTES', data.disputes, ['disputes']), ...toClaims('ENDORSES', data.endorses, ['endorses'])]
  if (data.roll !== undefined && compilation.refers(data.roll, ['ROLL'], site.at, ['roll'])) edges.push(edge('OMITTED_FROM', compilation.global(data.roll)))
  if (data.roll !== undefined && data.stance !== 'OMITS') compilation.report(site.at, ['roll'], { what: 'a roll named by a claim that is no omission', expected: '"stance: OMITS", or no "roll"' })
  for (const [index, source] of (data.deviatesFrom ?? []).entries()) compilation.refers(source, ['SOURCE'], site.at, ['deviatesFrom', index])
  if (site.from.row !== undefined) edges.push(edge('STANDS_IN', compilation.global(site.from.row), { column: site.from.column }))
  return edges
}
