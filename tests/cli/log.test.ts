import { expect, test } from 'vitest'
import { renderRevision } from '../../src/cli/log.js'

test('a revision is told with its reason, its counts and what changed', () => {
  expect(
    renderRevision({ number: 2, by: 'A. Encoder', at: '2024-05-06T07:08:09.123Z', why: 'the second leaf was read', dossiers: ['chronicles', 'letters'], introduced: 3, retired: 1, changes: ['Claim +2 −1', 'Citation +1'] }),
  ).toBe('revision 2, 2024-05-06 07:08 UTC, by A. Encoder: the second leaf was read\n    chronicles, letters: 3 introduced, 1 retired\n    Claim +2 −1, Citation +1')
})
