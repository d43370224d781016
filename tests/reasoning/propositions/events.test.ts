import { describe, expect, it } from 'vitest'
import { ownTime, presupposedQuestion } from '../../../src/reasoning/propositions/events.js'
import { familyId, type Proposition } from '../../../src/reasoning/propositions/identity.js'
import { date } from '../values.js'

const of = (kind: Proposition['kind'], roles: Proposition['roles'], attributes: Proposition['attributes'] = {}, edtf?: string): Proposition => ({ kind, roles, attributes, dates: edtf === undefined ? {} : { date: date(edtf) }, quantity: null })
const seat = (district?: string): Proposition => of('mandate', { holder: ['odo'], assembly: ['diet'], ...(district === undefined ? {} : { district: [district] }) })

describe('the event that a proposition presupposes', () => {
  it('is the vote of the assembly in the district that it names', () => {
    expect(presupposedQuestion(seat('north'))).toBe(familyId(of('occurrence', { of: ['diet', 'north'] }, { what: 'voting', status: 'HELD' })))
  })

  it('is that of the whole where no district is named: what became of a part proves nothing of it', () => {
    expect(presupposedQuestion(seat())).toBe(familyId(of('occurrence', { of: ['diet'] }, { what: 'voting', status: 'NOT_HELD' })))
    expect(presupposedQuestion(seat())).not.toBe(presupposedQuestion(seat('north')))
  })

  it('is the meeting for one who attended, and none for a candidate or an author', () => {
    expect(presupposedQuestion(of('attendance', { attendee: ['odo'], meeting: ['synod'] }))).toBe(familyId(of('occurrence', { of: ['synod'] }, { what: 'meeting', status: 'HELD' })))
    expect(presupposedQuestion(of('candidacy', { candidate: ['odo'], assembly: ['diet'] }))).toBeNull()
    expect(presupposedQuestion(of('authorship', { author: ['odo'], work: ['annals'] }))).toBeNull()
  })
})

describe('when a proposition came to be the case', () => {
  it.each(['HELD', 'INCOMPLETE', 'DISRUPTED', 'ANNULLED', 'NOT_HELD'])('%s: on its day', (status) => {
    expect(ownTime(of('occurrence', { of: ['diet'] }, { what: 'sitting', status }, '1203-03-02'))).toMatchObject({ status: 'HELD', range: { written: '1203-03-02' } })
  })

  it.each(['SCHEDULED', 'POSTPONED'])('%s: its day is one to come, and can be known before', (status) => {
    expect(ownTime(of('occurrence', { of: ['diet'] }, { what: 'sitting', status }, '1203-03-02'))).toBeNull()
  })

  it('a figure that is due, planned or nominated can be counted beforehand, one that is elected cannot', () => {
    const figure = (phase: string): Proposition => of('figure', { of: ['diet'] }, { measure: 'seats', unit: 'seats', phase }, '1203')
    for (const phase of ['DUE', 'PLANNED', 'NOMINATED']) expect(ownTime(figure(phase))).toBeNull()
    expect(ownTime(figure('ELECTED'))).toMatchObject({ status: 'HELD' })
  })

  it('an office has its time, a statement may be of what is to come, and what names no day has none', () => {
    expect(ownTime(of('office', { holder: ['odo'] }, { title: 'bishop' }, '1203'))).toMatchObject({ status: 'HELD' })
    expect(ownTime(of('statement', {}, { text: 'the king shall come' }, '1203'))).toBeNull()
    expect(ownTime(of('office', { holder: ['odo'] }, { title: 'bishop' }))).toBeNull()
  })

  it('an approximate day is widened, a doubtful one marked', () => {
    const { firstDay, lastDay } = date('1203-03')
    expect(ownTime(of('office', { holder: ['odo'] }, { title: 'bishop' }, '1203-03%'))?.range).toEqual({ written: '1203-03%', firstDay: (firstDay ?? 0) - 31, lastDay: (lastDay ?? 0) + 31, doubtful: true })
  })
})
