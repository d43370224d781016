import type { ServerResponse } from 'node:http'
import { notesOf } from './notes.js'

/** Errors have one shape, whichever address they come from. */
export function refuse(response: ServerResponse, status: number, code: string, message: string, more: Record<string, unknown> = {}): void {
  notesOf(response).code = code
  json(response, status, { errors: [{ message, extensions: { code, ...more } }] })
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', `${JSON.stringify(body)}\n`)
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  // A text would be gone through twice, for its length and for its bytes.
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length })
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}
