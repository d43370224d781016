import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Calendar } from '../../src/reasoning/calendar.js'
import { parseDate } from '../../src/reasoning/dates.js'
import { readDateWords } from '../../src/reasoning/dates-in-words.js'

describe('dates in words', () => {
  it.each([
    ['2 March 1203', '1203-03-02'],
    ['March 2nd, 1203', '1203-03-02'],
    ['the 2nd of March 1203', '1203-03-02'],
    ['on 2 Mar. 1203', '1203-03-02'],
    ['March 1203', '1203-03'],
    ['in the year 1203', '1203'],
    ['44 BC', '-0043'],
    ['1 bc', '0000'],
    ['AD 987', '0987'],
    ['late October 1203', '1203-10-21~/1203-10'],
    ['the end of October 1203', '1203-10-21~/1203-10'],
    ['early January 1203', '1203/1203-01-10~'],
    ['mid-January 1203', '1203-01-11~/1203-01-20~'],
    ['first half of February 1203', '1203-02/1203-02-15'],
    ['late 1203', '1203-09~/1203'],
    ['the early 1240s', '1240/1243~'],
    ['the 1240s', '124X'],
    ['since about 1 January 1203', '1203-01-01~/..'],
    ['until about 31 December 1203', '../1203-12-31~'],
    ['before about 1203', '../1202~'],
    ['about spring 1203', '1203-21~'],
    ['about the 1240s', '124X~'],
    ['the late 12th century', '1167~/1200'],
    ['the 12th century', '1101/1200'],
    ['spring of 1203', '1203-21'],
    ['winter 1203', '1203-24'],
    ['about 1203', '1203~'],
    ['c. March 1203', '1203-03~'],
    ['probably 1203', '1203?'],
    ['before 1203', '../1202'],
    ['after March 1203', '1203-04/..'],
    ['since 1203', '1203/..'],
    ['until 2 March 1203', '../1203-03-02'],
    ['by March 1203', '../1203-03'],
    ['12-14 November 1203', '1203-11-12/1203-11-14'],
    ['November 12–14, 1203', '1203-11-12/1203-11-14'],
    ['from 30 October to 2 November 1203', '1203-10-30/1203-11-02'],
    ['late October to early November 1203', '1203-10-21~/1203-11-10~'],
    ['between 1203 and 1205', '1203/1205'],
    ['October-November 1203', '1203-10/1203-11'],
  ])('%s is %s', (words, edtf) => {
    expect(readDateWords(words, 'JULIAN')).toEqual({ edtf, calendar: 'JULIAN' })
    expect(parseDate(edtf, 'JULIAN')).toHaveProperty('value')
  })

  it.each([
    ['5 (18) December 1917', '1917-12-05', 'JULIAN'],
    ['5/18 December 1917', '1917-12-05', 'JULIAN'],
    ['18 (5) December 1917', '1917-12-18', 'GREGORIAN'],
    ['November 28 (December 11), 1917', '1917-11-28', 'JULIAN'],
    ['28 November (11 December) 1917', '1917-11-28', 'JULIAN'],
    ['November 12-14 (25-27), 1917', '1917-11-12/1917-11-14', 'JULIAN'],
    ['5–13 (18–26) December 1917', '1917-12-05/1917-12-13', 'JULIAN'],
    ['23 December 1917 (5 January 1918)', '1917-12-23', 'JULIAN'],
    ['December 23 (January 5), 1917', '1917-12-23', 'JULIAN'],
    ['late October (early November) 1917', '1917-10-21~/1917-10', 'JULIAN'],
    ['October (November) 1917', '1917-10', 'JULIAN'],
    ['about 5 (18) December 1903', '1903-12-05~', 'JULIAN'],
    ['probably 5/18 December 1903', '1903-12-05?', 'JULIAN'],
    ['before 5 (18) December 1903', '../1903-12-04', 'JULIAN'],
    ['October 25 (November 7) – November 28 (December 11), 1903', '1903-10-25/1903-11-28', 'JULIAN'],
    ['26 December 1203 (2 January 1204)', '1203-12-26', 'JULIAN'],
    ['about 5 (12) December 1203', '1203-12-05~', 'JULIAN'],
    ['29 February (13 March) 1900', '1900-02-29', 'JULIAN'],
    ['2 March 1903 O.S.', '1903-03-02', 'JULIAN'],
    ['2 March 1903, new style', '1903-03-02', 'GREGORIAN'],
  ] as const)('%s is %s, %s, whatever the calendar of the dossier', (words, edtf, calendar) => {
    for (const own of ['JULIAN', 'GREGORIAN'] as const) expect(readDateWords(words, own)).toEqual({ edtf, calendar })
  })

  it.each([
    ['5 (17) December 1917', '"5 (17) December 1917" is no pair of one day: 5 December 1917 O.S. (18 December 1917 N.S.), and the second is 1 day before that'],
    ['November 28 (December 12), 1917', '"November 28 (December 12), 1917" is no pair of one day: 28 November 1917 O.S. (11 December 1917 N.S.), and the second is 1 day after that'],
    ['26 December 1203 (2 January 1205)', '"26 December 1203 (2 January 1205)" is no pair of one day: 26 December 1203 O.S. (2 January 1204 N.S.), and the second is 366 days after that'],
    ['about 5 (17) December 1903', '"about 5 (17) December 1903" is no pair of one day: 5 December 1903 O.S. (18 December 1903 N.S.), and the second is 1 day before that'],
    ['the 1200s', '"the 1200s" are a decade or a century'],
    ['the early 1900s', '"the 1900s" are a decade or a century'],
    ['30 February 1203', '"1203-02-30" is an impossible date: Julian 1203-02 has 28 days'],
    ['5 May to 3 March 1203', 'it ends before it begins'],
  ])('%s is refused: %s', (words, problem) => {
    expect(readDateWords(words, 'JULIAN')).toHaveProperty('fault.problem', problem)
  })

  it.each(['', 'the February Revolution', 'some day', '12', 'March', '2 March', 'five days later', 'October 25 or 26, 1917', '(1917)', '12 November 1203 (for 3 days)', '12 November (scheduled; decree of 9 August) 1203', 'fol. 45 (f. 46), 5 December 1203', '5 () December 1917', 'a (b) c'])('does not read “%s”', (words) => {
    expect(readDateWords(words, 'JULIAN')).toBeNull()
  })

  it('gives EDTF that can be read, and takes any text without failing', () => {
    const piece = fc.constantFrom('5', '12', '31', '5 (18)', '(', ')', '-', '/', 'March', 'Feb.', '1203', '44 BC', 'late', 'mid-', 'before', 'about', 'and', 'to', 'the', 'spring', '1200s', '12th century', ',', '?', 'O.S.')
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(' '))), fc.constantFrom<Calendar>('JULIAN', 'GREGORIAN'), (text, calendar) => {
      const read = readDateWords(text, calendar)
      if (read && 'edtf' in read) expect(parseDate(read.edtf, read.calendar)).toHaveProperty('value')
    }), { numRuns: 3000 })
  })
})
