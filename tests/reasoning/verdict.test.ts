import { describe, expect, it } from 'vitest'
import { oppositionOf, OPPOSITIONS, supportOf, SUPPORTS, verdictName } from '../../src/reasoning/verdict.js'

/** The published table, as the design prints it. */
const PUBLISHED = `
none:         UNATTESTED     MISSING                   DOUBTED                   DENIED
inferred:     INFERRED       INFERRED_BUT_MISSING      INFERRED_BUT_DOUBTED      INFERRED_BUT_DENIED
single:       ATTESTED_ONCE  ATTESTED_ONCE_BUT_MISSING ATTESTED_ONCE_BUT_DOUBTED CONTESTED
corroborated: CORROBORATED   CORROBORATED_BUT_MISSING  CORROBORATED_BUT_DOUBTED  CONTESTED`

describe('the verdict', () => {
  const rows = PUBLISHED.trim().split('\n').map((line) => line.split(/\s+/).slice(1))
  const cases = SUPPORTS.flatMap((support, row) => OPPOSITIONS.map((opposition, column) => [support, opposition, rows[row]?.[column]] as const))

  it.each(cases)('%s against %s is %s', (support, opposition, name) => {
    expect(verdictName(support, opposition)).toBe(name)
  })

  it('counts direct witnesses, and inferences only where there is none', () => {
    expect([supportOf(0, false), supportOf(0, true), supportOf(1, true), supportOf(2, false), supportOf(9, true)]).toEqual(['NONE', 'INFERRED', 'SINGLE', 'CORROBORATED', 'CORROBORATED'])
  })

  it('takes the strongest opposition', () => {
    expect(oppositionOf({ denied: false, doubted: false, silent: false })).toBe('NONE')
    expect(oppositionOf({ denied: false, doubted: false, silent: true })).toBe('SILENCE')
    expect(oppositionOf({ denied: false, doubted: true, silent: true })).toBe('DOUBT')
    expect(oppositionOf({ denied: true, doubted: true, silent: true })).toBe('DENIAL')
  })
})
