import type { OccurrenceStatus, PropositionKind } from '../reasoning/propositions/kinds.js'
import type { Path, Place } from './files.js'

/** The shapes of a checked dossier file, as dossier.schema.json describes them. */

export type Certainty = 'CERTAIN' | 'PROBABLE' | 'POSSIBLE'
export type Transmission = 'QUOTED' | 'PARAPHRASED' | 'REPORTED'
export type Stance = 'AFFIRMS' | 'DENIES' | 'DOUBTS' | 'OMITS'
export type DateData = string | number | { written?: string; edtf?: string; calendar?: 'JULIAN' | 'GREGORIAN'; because?: string }
export type QuantityData = string | number | { written: string; min?: number; max?: number; approximate?: boolean; tolerance?: number; alternatives?: (number | { min?: number; max?: number })[] }

export interface NamedData {
  is?: string
  as?: string | string[]
  spelt?: string | string[]
  by?: string
  because?: string
  certainty?: Certainty
}
export type ParticipantData = string | NamedData
export type PropositionData = Record<string, unknown> & { status?: OccurrenceStatus }

export interface UtteranceData {
  by?: string
  cited?: string
  how?: Transmission
  via?: { through: string; how?: Transmission; cited?: string }[]
  lines?: string
}

export type ClaimData = UtteranceData & {
  id?: string
  stance?: Stance
  inferred?: { premises: string[]; reasoning: string }
  disputes?: string[]
  endorses?: string[]
  because?: string
  roll?: string
  ownObservation?: boolean
  deviatesFrom?: string[]
  asOf?: { date: DateData; because: string; by?: string; certainty?: Certainty }
  wording?: string
  note?: string
} & Partial<Record<PropositionKind, PropositionData>>

export type EntryData = NamedData & { id?: string; lines?: string; wording?: string; note?: string; with?: PropositionData }

export type RollData = UtteranceData & {
  id: string
  caption: string
  of: PropositionKind
  with?: PropositionData
  scope: { assembly?: string; meeting?: string; district?: string; party?: string; list?: string; universe?: string; date?: DateData }
  stated?: QuantityData
  complete?: { by: string; cited?: string; wording?: string }
  known: 'IN_FULL' | 'REPRODUCED'
  entries: EntryData[]
  note?: string
}

export interface RowData {
  as: string
  is?: string
  lines?: string
  cells?: Record<string, QuantityData>
  text?: Record<string, string | number>
  note?: string
}

export type TableData = UtteranceData & {
  id: string
  caption: string
  subject?: 'where' | 'of'
  columns: Record<string, { heading: string; figure?: PropositionData }>
  rows?: RowData[]
  rowsFile?: string
  total?: { as: string; cells: Record<string, QuantityData>; with?: PropositionData; lines?: string }
  note?: string
}

export interface ConstraintData {
  id: string
  kind: string
  terms: Record<string, string | string[]>
  coverage?: 'COMPLETE' | 'PARTIAL' | 'UNKNOWN'
  group?: string
  because: string
}

export interface ReadingData {
  id?: string
  of?: string | string[]
  ofCitation?: { source: string; cited: string }
  lines?: string
  kind: string
  written: string
  reading: string
  because: string
  certainty: Certainty
  alternatives?: string[]
  by?: string
}

export interface RemarkData {
  id?: string
  kind: string
  between: string[]
  text: string
  noticedBy?: string
  lines?: string
}

export type MentionData = NamedData & { in?: string; cited?: string; lines?: string; note?: string }

export interface CitationData {
  source: string
  cited: string
  lines?: string
  note?: string
}

export interface PassageData {
  id?: string
  in?: string
  at: string
  section?: string
  by?: string
  cited?: string
  how?: Transmission
  noClaim?: string
  claims?: ClaimData[]
  claimsFile?: string
  rolls?: RollData[]
  tables?: TableData[]
  constraints?: ConstraintData[]
  readings?: ReadingData[]
  mentions?: MentionData[]
  citations?: CitationData[]
  remarks?: RemarkData[]
  note?: string
}

export interface DerivationData {
  id?: string
  source: string
  from: string
  how: string
  scope?: string[]
  suspected?: boolean
  by?: string
  because: string
  lines?: string
}

export interface JudgementData {
  id?: string
  on?: string
  between?: string[]
  holds?: boolean
  by: string
  date: string
  says: string
  because: string
}

export interface HeadingData {
  id: string
  title: string
  by: string
  why?: string
  document?: { source: string; file: string; sha256: string }
  calendar?: 'JULIAN' | 'GREGORIAN'
  calendarBecause?: string
  defaults?: Record<string, string>
  questions?: QuestionData[]
  recordsFiles?: string[]
}

export interface QuestionData {
  id: string
  title: string
  request: string
  about?: string
}
/** A question with the text of its request. */
export type QuestionText = QuestionData & { readonly text: string }

export interface SourceData {
  title: string
  kind: string
  made?: DateData
  authors?: string[]
  informants?: string[]
  archive?: string
  fond?: string
  opis?: string
  delo?: string
  partOf?: string
  supplied?: string[]
  [field: string]: unknown
}

export interface EntityData {
  name: string
  note?: string
  [field: string]: unknown
}

/** A piece of a dossier and the place where it stands. */
export interface At<T> {
  readonly data: T
  readonly place: Place
  readonly path: Path
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const ENTITY_SECTIONS = {
  people: 'PERSON',
  parties: 'PARTY',
  lists: 'LIST',
  districts: 'DISTRICT',
  places: 'PLACE',
  assemblies: 'ASSEMBLY',
  meetings: 'MEETING',
  bodies: 'BODY',
} as const
export type EntitySection = keyof typeof ENTITY_SECTIONS

export interface Dossier {
  readonly folder: string
  readonly heading: At<HeadingData>
  readonly questions: QuestionText[]
  /** Ids of what was left out because it does not follow the schema. */
  readonly lost: ReadonlySet<string>
  readonly entities: { section: EntitySection; slug: string; at: At<EntityData> }[]
  readonly sources: { slug: string; at: At<SourceData> }[]
  readonly derivations: At<DerivationData>[]
  readonly passages: (At<PassageData> & { claimLines: At<ClaimData>[]; tableRows: Map<number, At<RowData>[]> })[]
  readonly judgements: At<JudgementData>[]
  /** How many derivations and judgements stand before these, where this is a part of a dossier. */
  readonly before: { readonly derivations: number; readonly judgements: number }
  /** Rows in files of tables that were left out. */
  readonly looseRows: readonly At<RowData>[]
}
