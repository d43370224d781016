import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DayRange, Dating } from '../../src/reasoning/case.js'
import { knowable, timing } from '../../src/reasoning/timeliness.js'
import { event, on } from './cases.js'

const judge = (made: string | null, ...datings: Dating[]): { untimely: boolean; kinds: string[] } => {
  const { untimely, remarks } = timing({ asOf: null }, { made: made === null ? null : on(made) }, datings)
  return { untimely, kinds: remarks.map(({ kind }) => kind) }
}

describe('what could be known', () => {
  it.each([
    ['1203-03', [event('1203-05')], true, ['BEFORE']],
    ['1203-06', [event('1203-05')], false, []],
    ['1203', [event('1203-05')], false, ['PERHAPS_BEFORE']],
    ['1203-05', [event('1203-05')], false, ['PERHAPS_BEFORE']],
    ['1203-05-09', [event('1203-05-09')], false, []],
    ['1203/..', [event('1203-05')], false, ['PERHAPS_BEFORE']],
    ['../1203-04', [event('1203-05')], true, ['BEFORE']],
    [null, [event('1203-05')], false, []],
    ['1203-03', [], false, []],
    ['1203-03', [event(null)], false, []],
    ['1203-03', [event('1203-05', 'ANNULLED')], false, []],
    ['1203-03', [event('1203-05'), event('1203-07', 'ANNULLED')], false, ['BEFORE']],
    ['1203-02~', [event('1203-05')], true, ['BEFORE']],
    ['1203-04~', [event('1203-05')], false, ['PERHAPS_BEFORE']],
    ['1203-03', [event('1203-04~')], false, ['PERHAPS_BEFORE']],
    ['1203-03?', [event('1203-05')], false, ['PERHAPS_BEFORE']],
    ['1203-03', [event('1203-05?')], false, ['PERHAPS_BEFORE']],
    ['1300', [event('1203-05/..')], false, ['PERHAPS_BEFORE']],
    ['1202', [event('../1203-05')], false, ['PERHAPS_BEFORE']],
    ['1204', [event('../1203-05')], false, []],
    ['1203-03', [event('1203-05', 'SCHEDULED')], false, []],
    ['1203-03', [event('1203-05', 'POSTPONED')], false, ['POSTPONED_PAST']],
    ['1203-03', [event(null, 'NOT_HELD')], false, ['NOT_HELD']],
    ['1203-03', [event(null, 'DISRUPTED')], false, ['DISRUPTED']],
    ['1203-03', [event('1203-05'), event(null, 'NOT_HELD')], true, ['BEFORE', 'NOT_HELD']],
    ['1203-03', [event('1203-05'), event('1203-02')], false, ['BEFORE']],
    ['1203-03', [event('1203-05'), event(null)], false, ['BEFORE']],
  ])('a source of %s, %o: untimely %s, %o', (made, datings, untimely, kinds) => {
    expect(judge(made, ...datings)).toEqual({ untimely, kinds })
  })

  it('is judged by the day as of which a claim is read to speak before that of its making', () => {
    const asOf = { ...on('1203-03'), because: 'it reports a diet of March', by: 'encoder', certainty: 'PROBABLE' as const }
    expect(timing({ asOf }, { made: on('1300') }, [event('1203-05')])).toMatchObject({ untimely: true, remarks: [{ byReading: true, spoke: '1203-03' }] })
  })

  it('begins with the earliest account that has it happen', () => {
    expect(knowable([event('1203-05'), event('1203-02'), event('1203-01', 'SCHEDULED'), event(null)])?.written).toBe('1203-02')
    expect(knowable([event('1203-01', 'POSTPONED'), event(null)])).toBeNull()
  })
})

describe('the laws of time', () => {
  const day = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null })
  const ranges: fc.Arbitrary<DayRange> = fc.record({ a: day, b: day, doubtful: fc.boolean() }).map(({ a, b, doubtful }) => {
    const [firstDay, lastDay] = a !== null && b !== null && a > b ? [b, a] : [a, b]
    return { written: 'some day', firstDay, lastDay, ...(doubtful ? { doubtful: true as const } : {}) }
  })
  const accounts = fc.array(fc.record({ status: fc.constantFrom('HELD', 'INCOMPLETE', 'ANNULLED', 'POSTPONED', 'SCHEDULED', 'NOT_HELD'), range: fc.option(ranges, { nil: null }) }).map(({ status, range }): Dating => ({ status, range, accordingTo: [], occurrence: status })), { minLength: 1, maxLength: 3 })
  const wider = (range: DayRange, before: number | null, after: number | null, doubtful: boolean): DayRange => ({
    written: range.written,
    firstDay: range.firstDay === null || before === null ? null : range.firstDay - before,
    lastDay: range.lastDay === null || after === null ? null : range.lastDay + after,
    ...(doubtful || range.doubtful ? { doubtful: true as const } : {}),
  })
  const slack = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
  const judged = (made: DayRange, datings: readonly Dating[]): { untimely: boolean; kinds: string[] } => {
    const { untimely, remarks } = timing({ asOf: null }, { made }, datings)
    return { untimely, kinds: remarks.map(({ kind }) => kind) }
  }

  it('widening either date never makes a claim untimely, and silences no doubt', () => {
    fc.assert(fc.property(ranges, accounts, slack, slack, fc.boolean(), fc.nat(2), (made, datings, before, after, doubtful, which) => {
      const narrow = judged(made, datings)
      const moved = datings.map((account, index) => (index === which && account.range ? { ...account, range: wider(account.range, before, after, doubtful) } : account))
      for (const wide of [judged(wider(made, before, after, doubtful), datings), judged(made, moved)]) {
        if (!narrow.untimely) expect(wide.untimely).toBe(false)
        const open = narrow.kinds.includes('PERHAPS_BEFORE') && made.firstDay !== null && made.lastDay !== null
        if (open && before !== null && after !== null) expect(wide.kinds).toContain('PERHAPS_BEFORE')
      }
    }), { numRuns: 4000 })
  })

  it('only what lies wholly before is untimely, and whatever is untimely says so', () => {
    fc.assert(fc.property(ranges, accounts, (made, datings) => {
      const { untimely, kinds } = judged(made, datings)
      if (!untimely) return
      expect(kinds).toContain('BEFORE')
      for (const { status, range } of datings) if (status === 'HELD' || status === 'INCOMPLETE') expect((made.lastDay ?? Infinity) < (range?.firstDay ?? -Infinity)).toBe(true)
    }), { numRuns: 4000 })
  })

  it('a later source is never more untimely than an earlier', () => {
    fc.assert(fc.property(ranges, accounts, fc.nat(9), (made, datings, by) => {
      const later = { ...made, firstDay: made.firstDay === null ? null : made.firstDay + by, lastDay: made.lastDay === null ? null : made.lastDay + by }
      if (!judged(made, datings).untimely) expect(judged(later, datings).untimely).toBe(false)
    }), { numRuns: 2000 })
  })
})
