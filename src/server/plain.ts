import type { IncomingMessage } from 'node:http'
import { ENDPOINT } from './graphql.js'
import { LEAST_REVISION } from './least-revision.js'

/** What a request asks, where it comes in the one way in which nearly all come. */
export interface Asked {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

const JSON_TYPE = /^application\/json(?:;\s*charset=utf-8)?$/i
const KEYS: ReadonlySet<string> = new Set(['query', 'variables', 'operationName'])

/**
 * What a JSON request asks; null for every other, and for one in which anything is unusual. No form of another site can
 * send this media type.
 */
export function askedPlainly({ method, url, headers }: IncomingMessage, body: string): Asked | null {
  if (method !== 'POST' || url !== ENDPOINT || headers['content-encoding'] !== undefined || headers[LEAST_REVISION] !== undefined || !JSON_TYPE.test(headers['content-type'] ?? '')) return null
  const asked = parsed(body)
  if (!isObject(asked) || Object.keys(asked).some((key) => !KEYS.has(key))) return null
  const { query, operationName = null, variables } = asked
  if (typeof query !== 'string' || !(operationName === null || typeof operationName === 'string')) return null
  if (variables === undefined || variables === null) return { query, operationName, variables: {} }
  return isObject(variables) ? { query, operationName, variables } : null
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
