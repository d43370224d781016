import type { DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { AttestError } from '../errors.js'
import type { Turn } from './gate.js'
import type { GraphqlOptions, PlainAnswers } from './graphql.js'
import type { Notes } from './notes.js'
import type { Asked } from './plain.js'

/** Accept headers of which it is remembered what they are answered with. */
const MEDIA = 50
const BEFORE = Buffer.from('{"data":')
const BEHIND = Buffer.from('}')

/**
 * Answers requests that came before and need no resolvers, past everything that was settled when they first came:
 * parsing, the rules for requests, the media type of the answer. What went wrong is told by the slow lane alone.
 */
export class FastLane {
  private readonly types = new LRUCache<string, string>({ max: MEDIA })

  constructor(
    private readonly plain: PlainAnswers,
    private readonly during: GraphqlOptions['during'],
  ) {}

  /** The answer with its media type; null where the slow lane must give it. */
  async answer({ query, operationName, variables }: Asked, accept = '', turn: Turn): Promise<{ readonly type: string; readonly body: Buffer; readonly notes: Notes; readonly revision: string } | null> {
    const type = this.types.get(accept)
    if (type === undefined) return null
    try {
      const answered = await this.during(() => this.plain.answer(turn, query, operationName, variables))
      if (answered === null) return null
      const operation = this.plain.nameOf(query, operationName)?.slice(0, 100)
      return { type, body: Buffer.concat([BEFORE, answered.data, BEHIND]), revision: answered.revision, notes: { kind: 'query', ...(operation === undefined ? {} : { operation }) } }
    } catch (error) {
      if (error instanceof AttestError || turn.signal.aborted) return null
      throw error
    }
  }

  /** Remembers a request that the slow lane answered, and in what media type. */
  admit({ query, operationName }: Asked, document: DocumentNode, accept = '', type: string | null): void {
    if (type === null) return
    this.types.set(accept, type)
    this.plain.admit(query, operationName, document)
  }
}
