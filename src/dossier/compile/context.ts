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

/** What the parts of the compiler share: the ids of the dossier, the records made so far, and the problems met. */
export class Compilation {
  readonly problems: Problem[] = []
  readonly records = new Map<string, GraphRecord>()
  readonly names = new Map<string, string>()
  /** What some reading is about: ids, and citations as `source, text`. */
  private readonly readAbout: ReadonlySet<string>
  private readonly ids = new Map<string, { kind: IdKind; spot: Spot }>()
  private readonly citationTexts = new Map<string, string>()

  constructor(readonly dossier: Dossier) {
    const readings = dossier.passages.flatMap(({ data }) => data.readings ?? [])
    this.readAbout = new Set(readings.flatMap(({ of = [], ofCitation }) => [...[of].flat(), ...(ofCitation ? [`${ofCitation.source}, ${ofCitation.cited}`] : [])]))
  }

  get id(): string {
    return this.dossier.heading.data.id
  }

  report(spot: Spot, path: Path, problem: Omit<Problem, 'file' | 'line' | 'column' | 'severity'>, severity: Problem['severity'] = 'error'): void {
    this.problems.push({ severity, file: spot.place.file, ...spot.place.locate([...spot.path, ...path]), ...problem })
  }

  /** Notes that an id is taken; a second use of it is a problem. */
  declare(slug: string, kind: IdKind, spot: Spot, path: Path = []): void {
    const first = this.ids.get(slug)
    if (!first) this.ids.set(slug, { kind, spot: { place: spot.place, path: [...spot.path, ...path] } })
    else this.report(spot, path, { what: `the id "${slug}" is used twice`, expected: `an id of its own; the first is ${describe(first.spot)} (${first.kind.toLowerCase()})` })
  }

  kindOf(slug: string): IdKind | undefined {
    return this.ids.get(slug)?.kind
  }

  /** Whether the id is there and of one of these kinds; if not, says so. */
  refers(slug: string, kinds: readonly IdKind[], spot: Spot, path: Path): boolean {
    const found = this.ids.get(slug)
    if (found && kinds.includes(found.kind)) return true
    if (!found && this.isLost(slug)) return false
    const wanted = kinds.length > 10 ? 'something in the dossier that can be spoken of' : kinds.map(aKind).join(' or ')
    if (found) {
      this.report(spot, path, { what: `"${slug}" is ${aKind(found.kind)}`, expected: wanted })
    } else {
      const known = [...this.ids].filter(([, { kind }]) => kinds.includes(kind)).map(([id]) => id)
      this.report(spot, path, { what: `nothing has the id "${slug}"`, expected: `the id of ${wanted}`, ...suggestion(slug, known) })
    }
    return false
  }

  /** Whether something with that id, or that holds it, was left out for faults of its own. */
  private isLost(slug: string): boolean {
    const { lost } = this.dossier
    return lost.has(slug) || (lost.size > 0 && [...slug.matchAll(/\./g)].some(({ index }) => lost.has(slug.slice(0, index))))
  }

  /** The id in the graph: entities and sources are common to all dossiers, the rest belongs to this one. */
  global(slug: string): string {
    const kind = this.ids.get(slug)?.kind
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
    return (slug !== undefined && this.readAbout.has(slug)) || (citation !== undefined && this.readAbout.has(`${citation.source}, ${citation.cited}`))
  }

  name(slug: string): string {
    return this.names.get(slug) ?? slug
  }

  /** Id of a citation; two texts that differ only in punctuation stay two citations. */
  citationId(source: string, text: string): string {
    const id = `${source}/${slugify(text)}`
    const first = this.citationTexts.get(id) ?? text
    this.citationTexts.set(id, first)
    return first === text ? id : `${id}~${checksum(text)}`
  }
}

const SHARED_KINDS: ReadonlySet<IdKind> = new Set<IdKind>(['PERSON', 'PARTY', 'LIST', 'DISTRICT', 'PLACE', 'ASSEMBLY', 'MEETING', 'BODY', 'SOURCE'])

function aKind(kind: IdKind): string {
  return `${kind.startsWith('A') ? 'an' : 'a'} ${kind.toLowerCase()}`
}

function describe(spot: Spot): string {
  const { line, column } = spot.place.locate(spot.path)
  return `${spot.place.file}:${line}:${column}`
}
