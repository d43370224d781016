import { expect, test } from 'vitest'
import { check, compile, withClaims } from './folder.js'

const dated = (date: string): string => `{ occurrence: { what: fire, of: see, date: ${date} } }`

test('impossible dates are refused with what is possible', () => {
  expect(check(withClaims(...['1203-02-30', '1203-13', '1900-02-29', '2 May or so', '12X3', '1204/1203', 'a/b/c', '{ edtf: 1203-04-31, written: the last of April }'].map(dated)))).toMatchInlineSnapshot(`
    "dossier.yaml:9:52: "1203-02-30" is an impossible date: Gregorian 1203-02 has 28 days; expected a day of that month
    dossier.yaml:10:52: "1203-13" has no such month; expected a month from 01 to 12, or a season from 21 to 24
    dossier.yaml:11:52: "1900-02-29" is an impossible date: Gregorian 1900-02 has 28 days; expected a day of that month
    dossier.yaml:12:52: "2 May or so" is no date; expected EDTF such as 1203, 1203-03, 1203-03-02, 1203~, 120X or an interval a/b, or words such as late March 1203
    dossier.yaml:13:52: "12X3" leaves a digit open before a known one; expected unspecified digits at the end, such as 191X
    dossier.yaml:14:52: "1204/1203" ends before it begins; expected the earlier date first
    dossier.yaml:15:52: "a/b/c" has more than two ends; expected one date, or an interval such as 1203-03-02/1203-03-05
    dossier.yaml:16:52: "1203-04-31" is an impossible date: Gregorian 1203-04 has 30 days; expected a day of that month"
  `)
})

test('the Julian 29 February 1900 is a day', () => {
  expect(check(withClaims(dated('{ edtf: 1900-02-29, calendar: JULIAN }')))).toBe('')
})

test('a dual date keeps its words, and its calendar says which of the two it is', () => {
  const { records } = compile(withClaims(dated('{ written: "5 (18) December 1917", edtf: 1917-12-05, calendar: JULIAN, because: the first of the two }')))
  const claim = records.find(({ labels }) => labels[0] === 'Claim')
  expect(claim?.props).toMatchObject({ dateWritten: '5 (18) December 1917', dateReadBecause: 'the first of the two' })
  const occurrence = records.find(({ labels }) => labels.includes('Occurrence'))
  expect(occurrence?.props).toMatchObject({ dateEdtf: '1917-12-05', dateCalendar: 'JULIAN', dateFirstDay: 2421581, dateLastDay: 2421581 })
})

test('two claims may word one date or number otherwise; each keeps its words', () => {
  const { records } = compile(withClaims(dated('{ written: in March of that year, edtf: 1203-03 }'), dated('1203-03'), '{ figure: { measure: m, unit: u, value: about 12 } }', '{ figure: { measure: m, unit: u, value: circa 12 } }'))
  const claims = records.filter(({ labels }) => labels[0] === 'Claim')
  expect(claims.map(({ props }) => props['dateWritten'] ?? props['valueWritten'])).toEqual(['in March of that year', '1203-03', 'about 12', 'circa 12'])
  expect(records.filter(({ labels }) => labels.includes('Proposition'))).toHaveLength(2)
})

test('words are read where they can be, and a pair of calendars is checked', () => {
  const { records } = compile(withClaims(dated('late March 1203'), dated('{ written: "5 (18) December 1917", because: a pair }'), dated('about 1203')))
  const kept = records.filter(({ labels }) => labels.includes('Occurrence')).map(({ props }) => [props['dateWritten'], props['dateEdtf'], props['dateCalendar']])
  expect(kept).toEqual([['late March 1203', '1203-03-21~/1203-03', 'GREGORIAN'], ['5 (18) December 1917', '1917-12-05', 'JULIAN'], ['about 1203', '1203~', 'GREGORIAN']])
  expect(check(withClaims(dated('"5 (17) December 1917"'), dated('{ because: no reason }'), dated('{ written: some day }')))).toMatchInlineSnapshot(`
    "dossier.yaml:9:52: "5 (17) December 1917" is no pair of one day: 5 December 1917 O.S. (18 December 1917 N.S.), and the second is 1 day before that; expected "written" with the pair as it stands, "edtf" and "calendar" with the day that you take it to mean, and "because" with the reason
    dossier.yaml:10:52: a date that says nothing; expected "edtf" with the date, or "written" with words that can be read
    dossier.yaml:11:52: "some day" is no date; expected EDTF such as 1203, 1203-03, 1203-03-02, 1203~, 120X or an interval a/b, or words such as late March 1203"
  `)
})

test('words beside EDTF of another time are a warning, unless a reason is given', () => {
  expect(check(withClaims(dated('{ written: early March 1203, edtf: 1203-04-02 }'), dated('{ written: early March 1203, edtf: 1203-03 }'), dated('{ written: early March 1203, edtf: 1203-04-02, because: a slip }'), dated('{ written: "5 (17) December 1917", edtf: 1917-12-05, calendar: JULIAN }')))).toMatchInlineSnapshot(`
    "dossier.yaml:9:52: warning: "early March 1203" reads as 1203-03/1203-03-10~, not as 1203-04-02; expected "because" with the reason why it is read so
    dossier.yaml:12:52: warning: "5 (17) December 1917" is no pair of one day: 5 December 1917 O.S. (18 December 1917 N.S.), and the second is 1 day before that; expected "because" with the reason why it is read so"
  `)
})
