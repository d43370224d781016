import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { Listener } from '../../src/server/http.js'
import { json } from '../../src/server/replies.js'
import type { Finished } from '../../src/server/watch.js'

const finished: Finished[] = []
let begun = 0
const watcher = {
  began: () => {
    begun++
  },
  finished: (one: Finished) => {
    finished.push(one)
  },
}
let listener: Listener | undefined

afterEach(async () => {
  await listener?.close(0)
  finished.length = 0
  begun = 0
})

const open = async (requestMs?: number, slow = 100): Promise<Listener> => (listener = await Listener.open('127.0.0.1', 0, async (_request, response) => {
  await pause(slow)
  if (!response.destroyed) json(response, 200, {})
}, [], [watcher], requestMs))

/** What the server answers to bytes that are sent as they are, until it closes. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(answer)
    })
  })
}

test('a client that asks back to back on one connection does not hold up a stop', async () => {
  const { port, address } = await open()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (): Promise<IncomingMessage> => new Promise((resolve, reject) => {
    request(address, { agent }, (response) => response.resume().on('end', () => {
      resolve(response)
    })).on('error', reject).end()
  })
  expect((await ask()).headers.connection).toBe('keep-alive')
  const inFlight = ask()
  await pause(30)
  const stopped = listener?.close()
  expect((await inFlight).headers.connection).toBe('close')
  await expect(ask()).rejects.toThrow(/ECONNREFUSED|ECONNRESET/)
  await stopped
  agent.destroy()
  expect(port).toBeGreaterThan(0)
})

test('what is no HTTP is refused as everything is: with a reason and headers, counted and logged', async () => {
  const { port } = await open()
  for (const [sent, status, code] of [
    ['nonsense\r\n\r\n', 400, 'BAD_REQUEST'],
    [`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'REQUEST_TOO_LARGE'],
  ] as const) {
    finished.length = 0
    const answer = await raw(port, sent)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    for (const part of ['X-Content-Type-Options: nosniff', 'Content-Security-Policy:', 'X-Request-Id:', 'Connection: close', `"code":"${code}"`]) expect(answer).toContain(part)
    expect(finished).toMatchObject([{ status, code }])
  }
  expect(begun).toBe(2)
})

test('a request that comes too slowly is refused when its time is over, and not half a minute later', { timeout: 60_000 }, async () => {
  const { port } = await open()
  const began = Date.now()
  const answer = await raw(port, 'GET / HTTP/1.1\r\nhost: localhost\r\n')
  expect(answer).toMatch(/^HTTP\/1.1 408 [^]*REQUEST_TIMEOUT/)
  expect(Date.now() - began).toBeGreaterThan(14_000)
  expect(Date.now() - began).toBeLessThan(25_000)
  expect(finished).toMatchObject([{ status: 408, code: 'REQUEST_TIMEOUT' }])
})

test('a connection may be silent for longer than an answer may take', async () => {
  const { address } = await open(600_000)
  const server = (listener as unknown as { server: { timeout: number } }).server
  expect(server.timeout).toBe(660_000)
  expect((await fetch(address)).status).toBe(200)
})
