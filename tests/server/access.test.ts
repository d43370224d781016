import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { Access } from '../../src/server/access.js'
import { Listener } from '../../src/server/http.js'
import { whileStarting } from '../../src/server/serve.js'
import { makeToken, TokenFile } from '../../src/server/tokens.js'
import { execute } from '../cli/program.js'
import { openFresh } from '../graph/fresh.js'
import { type Served, served } from './served.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-tokens-'))
const file = join(folder, 'tokens')
let connection: Connection
let server: Served
let token: string

beforeAll(async () => {
  connection = await openFresh()
  token = makeToken(file, 'historian')
  server = await served(connection, { access: new Access(new TokenFile(file)), questions: () => [{ dossier: 'chronicles', id: 'death', title: 'When did Bishop Odo die?', request: '{ dossiers { id } }' }] })
})
afterAll(async () => {
  await server.close()
  await connection.close()
  rmSync(folder, { recursive: true, force: true })
})

const bearer = (of: string): Record<string, string> => ({ authorization: `Bearer ${of}` })

describe('a token', () => {
  test('is stored as its hash alone, in a file for nobody else, under a name that is free', () => {
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/^historian sha256:[0-9a-f]{64} \d{4}-\S+Z\n$/)
    expect(text).not.toContain(token.slice(7))
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(token).toMatch(/^attest_[\w-]{43}$/)
    expect(() => makeToken(file, 'historian')).toThrow('has a token "historian" already')
    expect(() => makeToken(file, 'a b')).toThrow('is no name for a token')
    expect(() => makeToken(join(folder, 'nowhere', 'tokens'), 'x')).toThrow('cannot be written (ENOENT)')
  })

  test('is made by a command, which prints it once', async () => {
    const { code, stdout, stderr } = await execute(['token', 'reader', '--file', join(folder, 'of-command')], {})
    expect(code).toBe(0)
    const made = stdout.trim()
    expect(new TokenFile(join(folder, 'of-command')).has(made)).toBe(true)
    expect(stderr).not.toContain(made)
    const again = await execute(['token', 'reader'], { ATTEST_TOKENS_FILE: join(folder, 'of-command') })
    expect([again.code, again.stdout]).toEqual([1, ''])
  })

  test('of a file that is not there, or says nothing sound, lets nobody start', () => {
    expect(() => new TokenFile(join(folder, 'none'))).toThrow('cannot be read (ENOENT). "attest token NAME')
    writeFileSync(join(folder, 'broken'), `# of the archive\n\nreader sha256:${'0'.repeat(64)} 2026-01-01\nreader secret\n`)
    expect(() => new TokenFile(join(folder, 'broken'))).toThrow(`${join(folder, 'broken')}:4: this is no token.`)
  })
})

describe('where reading needs a token', () => {
  test('a request without one, or with a wrong one, is a 401 that says how', async () => {
    for (const [headers, challenge] of [
      [{}, 'Bearer realm="attest"'],
      [{ authorization: 'Basic aGk6aGk=' }, 'Bearer realm="attest"'],
      [bearer(`${token}x`), 'Bearer realm="attest", error="invalid_token"'],
      [bearer(token.toLowerCase()), 'Bearer realm="attest", error="invalid_token"'],
    ] as const) {
      const answer = await server.ask('{ dossiers { id } }', {}, headers)
      expect([answer.status, answer.headers.get('www-authenticate'), answer.errors[0]?.extensions['code'], answer.data]).toEqual([401, challenge, 'UNAUTHENTICATED', undefined])
    }
    expect((await server.ask('{ dossiers { id } }', {}, bearer(token))).data).toEqual({ dossiers: [] })
    expect((await server.ask('{ dossiers { id } }', {}, { authorization: `bearer  ${token}` })).status).toBe(200)
    expect((await server.send('/graphql?query=%7Bdossiers%7Bid%7D%7D', { headers: { 'x-graphql-yoga-csrf': '1' } })).status).toBe(401)
  })

  test('health and readiness are open, and pages show nothing of the dossiers', async () => {
    for (const path of ['/health', '/ready']) expect((await server.send(path)).status).toBe(200)
    const page = await server.send('/graphql?query=%7Bdossiers%7Bid%7D%7D', { headers: { accept: 'text/html', 'x-graphql-yoga-csrf': '1' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
    for (const text of [page.text, (await server.send('/')).text]) expect(text).not.toContain('Bishop Odo')
  })

  test('a token that is struck out, or a file that has gone, admits nobody soon', async () => {
    const other = join(folder, 'other')
    const tokens = [makeToken(other, 'one'), makeToken(other, 'two')] as const
    const known = new TokenFile(other)
    expect(tokens.map((of) => known.has(of))).toEqual([true, true])
    writeFileSync(other, readFileSync(other, 'utf8').replace(/^one.*\n/, ''))
    utimesSync(other, 1, 1)
    await pause(1_100)
    expect(tokens.map((of) => known.has(of))).toEqual([false, true])
    rmSync(other)
    await pause(1_100)
    expect(tokens.map((of) => known.has(of))).toEqual([false, false])
  })
})

describe('the metrics', () => {
  test('are told to this machine, unless a proxy asks for another, and to those who have a token', async () => {
    const metrics = await server.send('/metrics')
    expect([metrics.status, metrics.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    for (const header of ['x-forwarded-for', 'forwarded', 'via']) expect((await server.send('/metrics', { headers: { [header]: '203.0.113.9' } })).status).toBe(401)
    expect((await server.send('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9', ...bearer(token) } })).status).toBe(200)
  })

  test('are told to nobody else where there are no tokens', async () => {
    const elsewhere = Object.values(networkInterfaces()).flat().find((of) => of?.family === 'IPv4' && !of.internal)?.address
    const all = await Listener.open('0.0.0.0', 0, whileStarting(() => undefined))
    const status = (host: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        rawRequest({ host, port: all.port, path: '/metrics', headers }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
          .on('error', reject)
          .end()
      })
    expect(await status('127.0.0.1')).toBe(200)
    expect(await status('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).toBe(403)
    if (elsewhere !== undefined) expect(await status(elsewhere)).toBe(403)
    await all.close(0)
  })
})
