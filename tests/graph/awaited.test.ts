import { describe, expect, test } from 'vitest'
import { AwaitedRevisions } from '../../src/graph/read/awaited.js'
import { shared } from '../../src/graph/read/shared.js'

const { signal } = new AbortController()

test('a shared reading begins after each who asks for it, and is one for all who wait', async () => {
  const begun: (() => void)[] = []
  const read = shared(() => new Promise<number>((resolve) => {
    const number = begun.length
    begun.push(() => { resolve(number) })
  }))
  const first = read()
  const [second, third] = [read(), read()]
  expect(begun).toHaveLength(1)
  begun[0]?.()
  expect(await first).toBe(0)
  await Promise.resolve()
  const fourth = read()
  begun[1]?.()
  expect(await Promise.all([second, third])).toEqual([1, 1])
  begun[2]?.()
  expect(await fourth).toBe(2)
})

describe('who waits for a revision', () => {
  test('hears of it when it is there, and of its absence in time', async () => {
    let at = 1
    const awaited = new AwaitedRevisions(() => Promise.resolve({ at }), 300)
    await awaited.until(1, signal)
    const coming = awaited.until(2, signal)
    at = 2
    await coming
    await expect(awaited.until(3, signal)).rejects.toMatchObject({ code: 'REVISION_PENDING' })
    expect(awaited.waiting).toBe(0)
  })

  test('does not stand behind a look that never comes', async () => {
    let looks = 0
    const awaited = new AwaitedRevisions(shared(() => (looks++ === 0 ? new Promise<never>(() => undefined) : Promise.resolve({ at: 7 })), 50))
    await expect(awaited.until(7, signal)).rejects.toMatchObject({ code: 'DATABASE_TIMEOUT' })
    await awaited.until(7, signal)
    expect(looks).toBe(2)
  })

  test('is refused where 2,000 wait already, and makes room when he leaves', async () => {
    const awaited = new AwaitedRevisions(() => Promise.resolve({ at: 1 }), 60_000)
    const leavers = Array.from({ length: 2_000 }, () => new AbortController())
    const all = leavers.map(({ signal: over }) => awaited.until(2, over).then(() => 'came', () => 'left'))
    await expect(awaited.until(2, signal)).rejects.toMatchObject({ code: 'SERVER_BUSY' })
    for (const leaver of leavers) leaver.abort(new Error('gone'))
    expect(new Set(await Promise.all(all))).toEqual(new Set(['left']))
    expect(awaited.waiting).toBe(0)
    await awaited.until(1, signal)
  })
})
