import type { PassageData } from '../data.js'
import { describe, type IdKind, type Known, type Spot } from './context.js'

/** What is known of a dossier that is held in memory. */
export class HeldKnown implements Known {
  private readonly ids = new Map<string, { kind: IdKind; spot: Spot }>()
  private readonly names = new Map<string, string>()
  private readonly readAbout: ReadonlySet<string>
  private readonly citationTexts = new Map<string, string>()
  private readonly places = new Map<string, number>()

  constructor(passages: readonly { readonly data: PassageData }[]) {
    this.readAbout = new Set(passages.flatMap(({ data }) => readIn(data)))
  }

  declare(slug: string, kind: IdKind, spot: Spot, name?: string): { where: string; kind: IdKind } | null {
    const first = this.ids.get(slug)
    if (first) return { where: describe(first.spot), kind: first.kind }
    this.ids.set(slug, { kind, spot })
    if (name !== undefined) this.names.set(slug, name)
    return null
  }

  kindOf(slug: string): IdKind | undefined {
    return this.ids.get(slug)?.kind
  }

  nameOf(slug: string): string | undefined {
    return this.names.get(slug)
  }

  idsOf(kinds: readonly IdKind[]): string[] {
    return [...this.ids].filter(([, { kind }]) => kinds.includes(kind)).map(([id]) => id)
  }

  isRead(what: string): boolean {
    return this.readAbout.has(what)
  }

  isFirstText(citation: string, text: string): boolean {
    const first = this.citationTexts.get(citation)
    if (first === undefined) this.citationTexts.set(citation, text)
    return first === undefined || first === text
  }

  countPlace(slug: string): number {
    const count = (this.places.get(slug) ?? 0) + 1
    this.places.set(slug, count)
    return count
  }
}

/** What the readings of a passage are about: ids, and citations as `source, text`. */
export function readIn({ readings = [] }: PassageData): string[] {
  return readings.flatMap(({ of = [], ofCitation }) => [...[of].flat(), ...(ofCitation ? [`${ofCitation.source}, ${ofCitation.cited}`] : [])])
}
