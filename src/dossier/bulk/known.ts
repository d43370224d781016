import { type IdKind, type Known, type Spot } from '../compile/context.js'
import { hash32, HashTable, TextTable } from './hash-table.js'

const KINDS: readonly IdKind[] = ['PERSON', 'PARTY', 'LIST', 'DISTRICT', 'PLACE', 'ASSEMBLY', 'MEETING', 'BODY', 'SOURCE', 'CLAIM', 'ROLL', 'TABLE', 'CONSTRAINT', 'READING', 'REMARK', 'DERIVATION', 'JUDGEMENT', 'PASSAGE']

/** More of them are not told one by one. */
const MOST_TWICE = 1000

export interface Twice {
  readonly slug: string
  readonly kind: IdKind
  readonly spot: Spot
}

/** What is known of a dossier that is too long to be held: its ids as checksums, its names as bytes. */
export class IndexedKnown implements Known {
  private readonly ids = new HashTable()
  private readonly names = new TextTable()
  private readonly readAbout = new HashTable()
  private readonly citations = new HashTable()
  private places = new HashTable()
  /** Ids that were declared again, to be looked at once more. */
  readonly twice: Twice[] = []
  /** While the dossier is read for the first time its ids are noted; after that they are known. */
  noting = true
  /** Called, when the dossier is looked at once more, for each id. */
  onDeclared: ((slug: string, kind: IdKind, spot: Spot) => void) | null = null

  declare(slug: string, kind: IdKind, spot: Spot, name?: string): null {
    this.onDeclared?.(slug, kind, spot)
    if (!this.noting) return null
    if (this.ids.has(slug)) {
      if (this.twice.length < MOST_TWICE) this.twice.push({ slug, kind, spot })
      return null
    }
    this.ids.set(slug, KINDS.indexOf(kind) + 1)
    if (name !== undefined) this.names.set(slug, name)
    return null
  }

  kindOf(slug: string): IdKind | undefined {
    return KINDS[this.ids.get(slug) - 1]
  }

  nameOf(slug: string): string | undefined {
    return this.names.get(slug)
  }

  /** They are not held; who needs them looks at the dossier once more. */
  idsOf(): string[] {
    return []
  }

  noteRead(what: string): void {
    this.readAbout.set(what, 1)
  }

  isRead(what: string): boolean {
    return this.readAbout.has(what)
  }

  isFirstText(citation: string, text: string): boolean {
    const first = this.citations.get(citation)
    const own = Math.max(1, hash32(text))
    if (first === 0) this.citations.set(citation, own)
    return first === 0 || first === own
  }

  countPlace(slug: string): number {
    const count = this.places.get(slug) + 1
    this.places.set(slug, count)
    return count
  }

  /** To be called before the dossier is gone through again from its beginning. */
  restart(): void {
    this.noting = false
    this.places = new HashTable()
  }
}

