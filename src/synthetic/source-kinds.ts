import type { Election } from './election.js'
import type { Person, Territory } from './territory.js'

export type SourceKind = 'NEWSPAPER_ISSUE' | 'ARCHIVAL_FILE' | 'DOCUMENT' | 'MEMOIR' | 'JOURNAL_ARTICLE' | 'LIST' | 'MONOGRAPH' | 'DOCUMENT_COLLECTION' | 'PORTAL'

/** With what the id of a source of the kind begins. */
export const WORDS: Readonly<Record<SourceKind, string>> = { NEWSPAPER_ISSUE: 'issue', ARCHIVAL_FILE: 'file', DOCUMENT: 'document', MEMOIR: 'memoir', JOURNAL_ARTICLE: 'article', LIST: 'list', MONOGRAPH: 'book', DOCUMENT_COLLECTION: 'collection', PORTAL: 'portal' }
export const GENRES: Readonly<Record<SourceKind, readonly [string, ...string[]]>> = {
  NEWSPAPER_ISSUE: ['party organ', 'official gazette', 'independent paper'],
  ARCHIVAL_FILE: ['office file', 'investigative file', 'minutes of a commission'],
  DOCUMENT: ['telegram', 'letter', 'report'],
  MEMOIR: ['memoir'],
  JOURNAL_ARTICLE: ['research article'],
  LIST: ['list of deputies', 'directory'],
  MONOGRAPH: ['research', 'biographical dictionary'],
  DOCUMENT_COLLECTION: ['collection of documents'],
  PORTAL: ['list on a portal'],
}

/** Days from the first sitting to the making of a source. */
export const AFTER: Readonly<Record<SourceKind, readonly [number, number]>> = {
  NEWSPAPER_ISSUE: [1, 200],
  ARCHIVAL_FILE: [1, 900],
  DOCUMENT: [1, 300],
  MEMOIR: [1500, 12_000],
  JOURNAL_ARTICLE: [4000, 30_000],
  LIST: [20, 8000],
  MONOGRAPH: [3000, 30_000],
  DOCUMENT_COLLECTION: [2500, 25_000],
  PORTAL: [26_000, 34_000],
}

interface Titled {
  readonly territory: Territory
  readonly elections: readonly Election[]
  readonly number: number
  readonly author: Person | null
  readonly paper: string | null
  readonly issue: number | null
  readonly year: number
}

export function titleOf(kind: SourceKind, { territory, elections, number, author, paper, issue, year }: Titled): string {
  const of = elections[0]?.year ?? year
  switch (kind) {
    case 'NEWSPAPER_ISSUE':
      return `${paper ?? ''}, ${year}, No. ${issue ?? 0}`
    case 'ARCHIVAL_FILE':
      return `File on the elections of ${of} (${number})`
    case 'DOCUMENT':
      return `Report on the elections of ${of} (${number})`
    case 'MEMOIR':
      return `Memoirs of ${author?.name ?? ''}`
    case 'JOURNAL_ARTICLE':
      return `${author?.name ?? ''}: On the assembly of ${of} (${number})`
    case 'LIST':
      return `Deputies of ${territory.name}, ${of} (${number})`
    case 'MONOGRAPH':
      return `${author?.name ?? ''}: The parliaments of ${territory.name} (${number})`
    case 'DOCUMENT_COLLECTION':
      return `Documents on the history of ${territory.name}, vol. ${number}`
    case 'PORTAL':
      return `Portal of the history of ${territory.name} (${number})`
  }
}
