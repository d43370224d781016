import { expect, test } from 'vitest'
import { fuzz } from '../dossier/fuzz/fuzz.js'

const first = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000)
const cases = Number(process.env['FUZZ_CASES'] ?? 20_000)

test(`${cases} dossiers with something wrong in them are checked to the end, and every problem names its place (FUZZ_SEED=${first})`, async () => {
  expect(await fuzz(first, cases)).toEqual([])
})
