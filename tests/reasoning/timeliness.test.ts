import { describe, expect, it } from 'vitest'
import type { Dating } from '../../src/reasoning/case.js'
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
    ['1203-03', [event('1203-05', 'ANNULLED')], true, ['BEFORE']],
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
