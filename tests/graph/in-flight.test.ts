import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inFlight } from '../../src/graph/verdicts/in-flight.js'

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 1; number <= count; number++) yield await Promise.resolve(number)
}

test('results come in the order of the items, and no more are at work at one time than may be', async () => {
  let [working, most] = [0, 0]
  const results: number[] = []
  const work = async (item: number): Promise<number> => {
    most = Math.max(most, ++working)
    await pause(item % 3 === 0 ? 1 : 12)
    working--
    return item * 10
  }
  for await (const result of inFlight(numbers(9), 3, work)) results.push(result)
  expect(results).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90])
  expect(most).toBe(3)
})

test('what fails is told in its turn, and work that nobody waits for any more does no harm', async () => {
  const taken: number[] = []
  const work = (item: number): Promise<number> => (item >= 3 ? Promise.reject(new Error(`item ${item}`)) : Promise.resolve(item))
  const all = async (): Promise<void> => {
    for await (const result of inFlight(numbers(9), 2, work)) taken.push(result)
  }
  await expect(all()).rejects.toThrow('item 3')
  expect(taken).toEqual([1, 2])
})
