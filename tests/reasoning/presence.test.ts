import { describe, expect, it } from 'vitest'
import { rollPresence } from '../../src/reasoning/presence.js'

const nothing = { lists: false, omissionReported: false, scopeExcludes: false, knownInFull: false }

describe('where a person stands to a roll', () => {
  it.each([
    [{}, 'UNKNOWN'],
    [{ lists: true }, 'LISTED'],
    [{ lists: true, scopeExcludes: true, knownInFull: true }, 'LISTED'],
    [{ knownInFull: true }, 'OMITTED'],
    [{ omissionReported: true }, 'OMITTED'],
    [{ omissionReported: true, scopeExcludes: true }, 'OMITTED'],
    [{ scopeExcludes: true }, 'OUT_OF_SCOPE'],
    [{ scopeExcludes: true, knownInFull: true }, 'OUT_OF_SCOPE'],
  ])('%o: %s', (facts, presence) => {
    expect(rollPresence({ ...nothing, ...facts })).toBe(presence)
  })
})
