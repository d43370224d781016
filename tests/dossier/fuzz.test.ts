import { expect, test } from 'vitest'
import { fuzz } from './fuzz/fuzz.js'

// tests/long does the same for many more seeds.
test('real dossiers with something wrong in them are checked to the end, and every problem names its place', { timeout: 300_000 }, async () => {
  expect(await fuzz(0, 400)).toEqual([])
})
