import type { UtteranceData } from '../data.js'
import type { GraphRecord } from '../records.js'
import { edges, given, some, type Stock, targets, text } from './stock.js'

/** A passage that was read, as its claims need it. */
export interface PassageRead {
  readonly record: GraphRecord
  readonly id: string
  readonly read: string
  readonly at: string
  readonly section: string | undefined
}

export function passageRead(stock: Stock, record: GraphRecord): PassageRead {
  return { record, id: stock.slug(record.id), read: targets(record, 'OF')[0] ?? '', at: text(record, 'at') ?? '', section: text(record, 'section') }
}

/** The citation of the place that was read. */
export function placeRead(record: GraphRecord): string {
  return targets(record, 'READ_AT')[0] ?? targets(record, 'CITED_AT')[0] ?? ''
}

/** The narrower place within the passage; absent where it is the passage's own. */
export function linesOf(stock: Stock, { section, at }: PassageRead, citation: string): string | undefined {
  const place = stock.citation(citation)
  const lines = section !== undefined && place.startsWith(`${section}, `) ? place.slice(section.length + 2) : place
  return lines === at ? undefined : lines
}

/** Who speaks, where, and through whom it came, without the place in the text that was read. */
export function utteranceOf(stock: Stock, passage: PassageRead, record: GraphRecord): UtteranceData {
  const source = text(record, 'source')
  const [citedAt] = edges(record, 'CITED_AT')
  const cited = citedAt === undefined || (citedAt.to === placeRead(record) && citedAt.props['stated'] !== true) ? undefined : stock.citation(citedAt.to)
  const relay = edges(record, 'RELAYED_BY')
  const last = relay.at(-1)
  return given<UtteranceData>({
    by: source === passage.read ? undefined : source,
    cited,
    how: transmission(last?.props['how']),
    via: some(relay.slice(0, -1).map(({ to, props }) => given({ through: to, how: transmission(props['how']), cited: typeof props['citation'] === 'string' ? stock.citation(props['citation']) : undefined }))),
  })
}

type Via = NonNullable<UtteranceData['via']>[number]

function transmission(how: unknown): Via['how'] {
  return how === 'QUOTED' || how === 'PARAPHRASED' ? how : undefined
}
