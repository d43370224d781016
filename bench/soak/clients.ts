import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Draw } from '../../src/synthetic/draw.js'
import type { Kind } from './questions.js'

/** What came of one request: a code where it was no whole answer. */
export interface Outcome {
  readonly ms: number
  readonly failure: string | null
}

/** What begins so holds no errors: they would come first. */
const WHOLE = Buffer.from('{"data":{')

/** Sends a request and takes all of its answer. */
export function send(port: number, body: string, agent: Agent | false): Promise<Outcome> {
  const began = performance.now()
  return new Promise((resolve) => {
    const done = (failure: string | null): void => {
      resolve({ ms: performance.now() - began, failure })
    }
    const sent = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent, headers: { 'content-type': 'application/json', accept: 'application/json', 'content-length': Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', (error: NodeJS.ErrnoException) => { done(error.code ?? error.message) })
      response.once('end', () => {
        const answer = Buffer.concat(parts)
        done(response.statusCode === 200 && answer.subarray(0, WHOLE.length).equals(WHOLE) ? null : codeOf(answer, response.statusCode))
      })
    })
    sent.once('error', (error: NodeJS.ErrnoException) => { done(error.code ?? error.message) })
    sent.end(body)
  })
}

function codeOf(answer: Buffer, status: number | undefined): string {
  return `${String(status)} ${/"code":"(\w+)"/.exec(answer.toString())?.[1] ?? ''}`
}

/** Asks one question after the other until the signal comes; one kind after the other as their shares have it. */
export async function steady(port: number, kinds: readonly Kind[], draw: Draw, signal: AbortSignal, seen: (kind: Kind, outcome: Outcome) => void): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const deck = kinds.flatMap((kind) => Array.from({ length: kind.share }, () => kind))
  while (!signal.aborted) {
    const kind = draw.pick(deck)
    seen(kind, await send(port, kind.body(draw), agent))
  }
  agent.destroy()
}

/** Clients that ask and go away before they are answered, ten in a second. */
export async function leaving(port: number, kinds: readonly Kind[], draw: Draw, signal: AbortSignal): Promise<number> {
  let gone = 0
  while (!signal.aborted) {
    const client = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent: false, headers: { 'content-type': 'application/json' } })
    client.on('error', () => undefined)
    client.end(draw.pick(kinds).body(draw))
    await pause(draw.between(0, 200))
    client.destroy()
    gone++
  }
  return gone
}

/** A reader that asks for much, takes a little of it each half second, and is gone after a quarter of a minute. */
export async function slowReader(port: number, body: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    for (let times = 0; times < 30; times++) {
      socket.read(4_096)
      await pause(500, undefined, { signal }).catch(() => undefined)
    }
    socket.destroy()
  }
}

/** So many connections at once, each with one question. */
export async function burst(port: number, kind: Kind, draw: Draw, connections: number): Promise<Outcome[]> {
  return Promise.all(Array.from({ length: connections }, () => send(port, kind.body(draw), false)))
}
