/** What a dossier holds, counted kind by kind, and the places judged to hold no claim: the two tables of its README. */
import type { GraphRecord, PropertyValue } from './records.js'

export interface Count {
  /** The kind counted, and after a colon a kind within it. */
  readonly kind: string
  readonly number: number
}

export interface NoClaim {
  readonly at: string
  readonly why: string
}

/** Label, what its records are called, and the property that divides them. */
const COUNTED: readonly (readonly [label: string, name: string, dividedBy?: string])[] = [
  ['Person', 'people'],
  ['Party', 'parties'],
  ['List', 'lists'],
  ['ElectoralDistrict', 'electoral districts'],
  ['Place', 'places', 'placeKind'],
  ['Assembly', 'assemblies'],
  ['Meeting', 'meetings'],
  ['Body', 'bodies'],
  ['Source', 'sources', 'kind'],
  ['Archive', 'archives'],
  ['Delo', 'archival files'],
  ['Citation', 'citations', 'kind'],
  ['Mention', 'mentions'],
  ['Passage', 'passages'],
  ['Claim', 'claims', 'stance'],
  ['Proposition', 'propositions', 'kind'],
  ['Question', 'questions'],
  ['Roll', 'rolls'],
  ['Table', 'tables'],
  ['TableRow', 'rows of tables'],
  ['Constraint', 'constraints', 'kind'],
  ['Reading', 'readings', 'kind'],
  ['Remark', 'remarks', 'kind'],
  ['Derivation', 'derivations', 'suspected'],
]

/** What a record is counted under where the property that divides it is absent, or is no word. */
const UNDIVIDED: Readonly<Record<string, string>> = { Claim: 'about other claims', true: 'suspected', false: 'stated' }

/**
 * @param records - those of one checked dossier
 * @returns how many there are of each kind, in a fixed order; a kind of which there are none is left out
 */
export function dossierCounts(records: readonly GraphRecord[]): Count[] {
  return COUNTED.flatMap(([label, name, dividedBy]) => {
    const counted = records.filter(({ labels }) => labels.includes(label))
    if (counted.length === 0) return []
    const parts = dividedBy === undefined ? [] : divide(counted, name, ({ props }) => part(label, props[dividedBy]))
    const modes = label === 'Claim' ? divide(counted, name, ({ props }) => part(label, props['mode'])) : []
    return [{ kind: name, number: counted.length }, ...parts, ...modes]
  })
}

function divide(records: readonly GraphRecord[], name: string, partOf: (record: GraphRecord) => string): Count[] {
  const numbers = new Map<string, number>()
  for (const record of records) numbers.set(partOf(record), (numbers.get(partOf(record)) ?? 0) + 1)
  return [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, number]) => ({ kind: `${name}: ${kind}`, number }))
}

function part(label: string, value: PropertyValue | undefined): string {
  if (value === undefined) return UNDIVIDED[label] ?? 'of no kind'
  return UNDIVIDED[String(value)] ?? String(value).toLowerCase().replaceAll('_', ' ')
}

/** The passages judged to hold no claim, in the order of the text, with the reason given. */
export function placesWithoutClaim(records: readonly GraphRecord[]): NoClaim[] {
  return records.flatMap(({ labels, props }) => {
    const { at, noClaim } = props
    return labels.includes('Passage') && typeof at === 'string' && typeof noClaim === 'string' ? [{ at, why: noClaim }] : []
  })
}

/** Both tables in Markdown, as they stand between the markers of a README. */
export function countTables(records: readonly GraphRecord[]): string {
  return [
    ...rows(['kind', 'number'], dossierCounts(records).map(({ kind, number }) => [kind, String(number)])),
    '',
    'Passages judged to hold no claim:',
    '',
    ...rows(['place', 'why'], placesWithoutClaim(records).map(({ at, why }) => [at, why])),
  ].join('\n')
}

function rows(heading: readonly string[], body: readonly (readonly string[])[]): string[] {
  return [heading, heading.map(() => '---'), ...body].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
}
