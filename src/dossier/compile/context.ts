import type { EntityKind } from '../../reasoning/propositions/kinds.js'
import { checksum, slugify } from '../../reasoning/propositions/identity.js'
import type { At, Dossier, PassageData } from '../data.js'
import type { Path, Place } from '../files.js'
import type { Problem } from '../problems.js'
import type { GraphRecord } from '../records.js'
import { suggestion } from '../validate.js'

export type IdKind = EntityKind | 'CLAIM' | 'ROLL' | 'TABLE' | 'CONSTRAINT' | 'READING' | 'REMARK' | 'DERIVATION' | 'JUDGEMENT' | 'PASSAGE'

/** Where in the dossier something stands, for the message about it. */
export interface Spot {
  readonly place: Place
  readonly path: Path
}

/** The passage in which something was read. */
export interface Reading {
  readonly passage: At<PassageData>
  readonly id: string
  /** The source that the encoder had before them. */
  readonly read: string
}

/** What is known of the whole dossier, of which a compilation may see a part. */
export interface Known {
  /** Notes that an id is taken, and by what it is called. Returns where it was taken before, in words. */
  declare(slug: string, kind: IdKind, spot: Spot, name?: string): { where: string; kind: IdKind } | null
  kindOf(slug: string): IdKind | undefined
  nameOf(slug: string): string | undefined
  /** Ids of these kinds, to find the one that was meant. */
  idsOf(kinds: readonly IdKind[]): string[]
  /** Whether some reading is about this: an id, or a citation as `source, text`. */
  isRead(what: string): boolean
  /** Whether this is the text of the citation that first had this id. */
  isFirstText(citation: string, text: string): boolean
  /** How many passages have had a place of this slug, with this one. */
  countPlace(slug: string): number
}

/** What the parts of the compiler share: the ids of the dossier, the records made so far, and the problems met. */
export class Compilation {
  readonly problems: Problem[] = []
  readonly records = new Map<string, GraphRecord>()

  constructor(
    readonly dossier: Dossier,
    readonly known: Known,
  ) {}

  get id(): string {
    return this.dossier.heading.data.id
  }

  report(spot: Spot, path: Path, problem: Omit<Problem, 'file' | 'line' | 'column' | 'severity'>, severity: Problem['severity'] = 'error'): void {
    this.problems.push({ severity, file: spot.place.file, ...spot.place.locate([...spot.path, ...path]), ...problem })
  }

  /** Notes that an id is taken; a second use of it is a problem. */
  declare(slug: string, kind: IdKind, spot: Spot, path: Path = [], name?: string): void {
    const first = this.known.declare(slug, kind, { place: spot.place, path: [...spot.path, ...path] }, name)
    if (first) this.report(spot, path, { what: `the id "${slug}" is used twice`, expected: `an id of its own; the first is ${first.where} (${first.kind.toLowerCase()})` })
  }

  kindOf(slug: string): IdKind | undefined {
    return this.known.kindOf(slug)
  }

  /** Whether the id is there and of one of these kinds; if not, says so. */
  refers(slug: string, kinds: readonly IdKind[], spot: Spot, path: Path): boolean {
    const found = this.known.kindOf(slug)
    if (found && kinds.includes(found)) return true
    if (!found && this.isLost(slug)) return false
    const wanted = kinds.length > 10 ? 'something in the dossier that can be spoken of' : kinds.map(aKind).join(' or ')
    if (found) {
      this.report(spot, path, { what: `"${slug}" is ${aKind(found)}`, expected: wanted })
    } else {
      this.report(spot, path, { what: `nothing has the id "${slug}"`, expected: `the id of ${wanted}`, ...this.meant(slug, kinds) })
    }
    return false
  }

  /** The id that was probably meant. */
  protected meant(slug: string, kinds: readonly IdKind[]): { meant?: string } {
    return suggestion(slug, this.known.idsOf(kinds))
  }

  /** Whether something with that id, or that holds it, was left out for faults of its own. */
  private isLost(slug: string): boolean {
    const { lost } = this.dossier
    return lost.has(slug) || (lost.size > 0 && [...slug.matchAll(/\./g)].some(({ index }) => lost.has(slug.slice(0, index))))
  }

  /** The id in the graph: entities and sources are common to all dossiers, the rest belongs to this one. */
  global(slug: string): string {
    const kind = this.known.kindOf(slug)
    return kind && SHARED_KINDS.has(kind) ? slug : `${this.id}/${slug}`
  }

  add(record: GraphRecord): void {
    if (!this.records.has(record.id)) this.replace(record)
  }

  /** Puts a fuller form of a record in the place of the first. An edge that is said twice is one edge. */
  replace(record: GraphRecord): void {
    const edges = record.edges.length < 2 ? record.edges : [...new Map(record.edges.map((edge) => [JSON.stringify(edge), edge])).values()]
    this.records.set(record.id, { ...record, edges })
  }

  /** Whether a recorded reading says what something that stands there strangely is taken to mean. */
  isRead(slug: string | undefined, citation?: { source: string; cited: string }): boolean {
    return (slug !== undefined && this.known.isRead(slug)) || (citation !== undefined && this.known.isRead(`${citation.source}, ${citation.cited}`))
  }

  name(slug: string): string {
    return this.known.nameOf(slug) ?? slug
  }

  /** Id of a citation; two texts that differ only in punctuation stay two citations. */
  citationId(source: string, text: string): string {
    const id = `${source}/${slugify(text)}`
    return this.known.isFirstText(id, text) ? id : `${id}~${checksum(text)}`
  }
}

const SHARED_KINDS: ReadonlySet<IdKind> = new Set<IdKind>(['PERSON', 'PARTY', 'LIST', 'DISTRICT', 'PLACE', 'ASSEMBLY', 'MEETING', 'BODY', 'SOURCE'])

function aKind(kind: IdKind): string {
  return `${kind.startsWith('A') ? 'an' : 'a'} ${kind.toLowerCase()}`
}

/** A place in the dossier, as a message names it. */
export function describe(spot: Spot): string {
  const { line, column } = spot.place.locate(spot.path)
  return `${spot.place.file}:${line}:${column}`
}
