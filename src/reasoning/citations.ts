/** A leaf or page, or a range of them. */
export interface Range {
  readonly from: number
  readonly to?: number
  readonly verso?: boolean
}

/** A citation taken apart. The text as written is kept beside it by whoever asks. */
export interface ParsedCitation {
  readonly kind: 'ARCHIVAL' | 'SCHOLARLY' | 'PERIODICAL' | 'NOT_GIVEN' | 'UNPARSED'
  readonly archive?: string
  readonly fond?: string
  readonly opis?: string
  readonly delo?: string
  readonly caseNumber?: string
  readonly leaves?: readonly Range[]
  readonly author?: string
  readonly year?: string
  readonly pages?: readonly Range[]
  readonly issueNumber?: string
  /** The number after the colon may be a page, an issue or a total of pages. */
  readonly locatorAmbiguous?: boolean
  readonly remarks: readonly string[]
}

/**
 * Takes a citation apart: a shelfmark after GOST R 7.0.5-2008 (archive, F., Op., D., L., in Latin or Cyrillic,
 * with or without spaces), or an author-year reference with what follows its colon. Never throws.
 */
export function parseCitation(written: string): ParsedCitation {
  const text = written.trim().replace(/^\((.*)\)$/s, '$1').trim()
  if (text.toLowerCase() === 'not given') return { kind: 'NOT_GIVEN', remarks: [] }
  return parseShelfmark(text) ?? parseReference(text) ?? { kind: 'UNPARSED', remarks: ['neither a shelfmark nor an author with a year'] }
}

const FIELD = {
  fond: /(?:^|[\s.,])(F|Ф)\.\s*([\p{L}]{0,3}-?\d+[\p{L}]?)/iu,
  opis: /(?:^|[\s.,\d])(?:Op|Оп)\.\s*(\d+[\p{L}]?)/iu,
  delo: /(?:^|[\s.,\d])(?:D|Д|Ed\. ?khr|Ед\. ?хр)\.\s*(\d+[\p{L}]?)/iu,
  leaf: /(?:^|[\s.,\d])(?:LL?|ЛЛ?)\.\s*([\d\s,;–—об.v-]+)$/iu,
  caseNumber: /(?:case|дело|file)\s*(?:№|No\.?|#)\s*(\d+)/iu,
}

function parseShelfmark(text: string): ParsedCitation | null {
  const [, letter, fond] = FIELD.fond.exec(text) ?? []
  const caseNumber = FIELD.caseNumber.exec(text)
  if (fond === undefined && !caseNumber) return null
  const archive = text.slice(0, Math.min(...[FIELD.fond, FIELD.caseNumber].map((field) => field.exec(text)?.index ?? text.length))).replace(/investigative\s*$/i, '').replace(/[\s.,;:]+$/, '').trim()
  const opis = FIELD.opis.exec(text)?.[1]
  const delo = FIELD.delo.exec(text)?.[1]
  // A small f. with nothing below it is a folio.
  if (!caseNumber && letter === letter?.toLowerCase() && opis === undefined && delo === undefined) return null
  const leaf = FIELD.leaf.exec(text)?.[1]
  const leaves = leaf === undefined ? undefined : parseRanges(leaf)
  const lacking = [['archive', archive || undefined], ...(caseNumber ? [] : [['opis', opis], ['delo', delo]]), ['leaf', leaves?.length ? leaves : undefined]] as const
  return {
    kind: 'ARCHIVAL',
    ...(archive ? { archive } : {}),
    ...(fond ? { fond } : {}),
    ...(opis ? { opis } : {}),
    ...(delo ? { delo } : {}),
    ...(caseNumber?.[1] ? { caseNumber: caseNumber[1] } : {}),
    ...(leaves?.length ? { leaves } : {}),
    remarks: [...lacking.filter(([, value]) => value === undefined).map(([name]) => `no ${String(name)} is given`), ...reversed(leaves)],
  }
}

function parseReference(text: string): ParsedCitation | null {
  const match = /^(.+?),?\s+(\d{4}(?:\s*[-–]\s*\d{4})?)\s*(?::\s*(.+))?$/su.exec(text)
  if (!match?.[1] || !match[2]) return null
  const [, author, year, locator] = match
  // A number behind such a word is a place and no year.
  if (/(?:^|[\s.,])(?:lines?|leaf|leaves|ff?\.|pp?\.|col\.|columns?)$/iu.test(author)) return null
  const base = { author: author.replace(/,$/, ''), year: year.replace(/\s/g, '') }
  if (locator === undefined) return { kind: 'SCHOLARLY', ...base, remarks: ['no page is given'] }
  const issue = /^(?:№|No\.?)\s*(\d+(?:\s*[-–]\s*\d+)?)$/u.exec(locator.trim())
  if (issue?.[1]) return { kind: 'PERIODICAL', ...base, issueNumber: issue[1], remarks: [] }
  const pages = parseRanges(locator.replace(/^(?:pp?|с)\.\s*/iu, ''))
  if (pages.length === 0) return { kind: 'SCHOLARLY', ...base, remarks: [`"${locator}" is no page`] }
  const ambiguous = !/^(?:pp?|с)\./iu.test(locator) && pages.length === 1 && pages[0]?.to === undefined
  return { kind: 'SCHOLARLY', ...base, pages, ...(ambiguous ? { locatorAmbiguous: true } : {}), remarks: reversed(pages) }
}

/** Numbers and ranges parted by commas; an empty list if anything else stands between. */
function parseRanges(text: string): Range[] {
  const ranges: Range[] = []
  for (const part of text.split(/[,;]/)) {
    const match = /^\s*(\d+)\s*(об\.?|v\.?)?\s*(?:[-–—]\s*(\d+)\s*(?:об\.?|v\.?)?)?\s*\.?\s*$/u.exec(part)
    if (!match?.[1]) return []
    ranges.push({ from: Number(match[1]), ...(match[3] ? { to: Number(match[3]) } : {}), ...(match[2] ? { verso: true } : {}) })
  }
  return ranges
}

function reversed(ranges: readonly Range[] | undefined): string[] {
  return (ranges ?? []).filter(({ from, to }) => to !== undefined && to < from).map(({ from, to }) => `the range ${from}–${String(to)} runs backwards`)
}
