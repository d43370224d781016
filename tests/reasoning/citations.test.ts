import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCitation } from '../../src/reasoning/citations.js'

describe('shelfmarks', () => {
  it.each([
    ['SAN. F. 1203. Op. 1. D. 7. L. 123', { archive: 'SAN', fond: '1203', opis: '1', delo: '7', leaves: [{ from: 123 }], remarks: [] }],
    ['(SAN. F. 1203. Op. 1. D. 7. L. 123)', { archive: 'SAN', fond: '1203', opis: '1', delo: '7', leaves: [{ from: 123 }], remarks: [] }],
    ['SAN. F. 110. Op. 1. D. 159. L.44', { fond: '110', delo: '159', leaves: [{ from: 44 }] }],
    ['SAN F.110 Op.1 D.159 L.44', { archive: 'SAN', fond: '110', opis: '1', delo: '159', leaves: [{ from: 44 }] }],
    ['SAN. F.110.Op.1.D.159.L.44', { archive: 'SAN', fond: '110', opis: '1', delo: '159', leaves: [{ from: 44 }] }],
    ['SAN. F. R-749. Op. 1 D. 5', { archive: 'SAN', fond: 'R-749', opis: '1', delo: '5', remarks: ['no leaf is given'] }],
    ['SAN. F. 1068. Op. 1. D. 13. L. 133-134', { leaves: [{ from: 133, to: 134 }], remarks: [] }],
    ['SAN. F. 1068. Op. 1. D. 13. LL. 133-134, 140', { leaves: [{ from: 133, to: 134 }, { from: 140 }] }],
    ['SAN. F. 1068. Op. 1. D. 13. Ll. 3, 5', { leaves: [{ from: 3 }, { from: 5 }] }],
    ['ЦАС. Ф. 1203. Оп. 2. Д. 7а. Л. 12 об.', { archive: 'ЦАС', fond: '1203', opis: '2', delo: '7а', leaves: [{ from: 12, verso: true }] }],
    ['ЦАС. Ф. Р-749. Оп. 1. Д. 5. Лл. 3–5', { archive: 'ЦАС', fond: 'Р-749', leaves: [{ from: 3, to: 5 }] }],
    ['ЦАС, ф. 12, оп. 3, д. 4, л. 5', { archive: 'ЦАС', fond: '12', opis: '3', delo: '4', leaves: [{ from: 5 }] }],
    ['SAN. F. 12. D. 4. L. 5', { fond: '12', delo: '4', remarks: ['no opis is given'] }],
    ['F. 12. Op. 3. D. 4. L. 5', { fond: '12', remarks: ['no archive is given'] }],
    ['SAN of the Realm. Investigative case №12066. L.28', { archive: 'SAN of the Realm', caseNumber: '12066', leaves: [{ from: 28 }], remarks: [] }],
    ['SAN. F. 12. Op. 3. D. 4. L. 9-5', { leaves: [{ from: 9, to: 5 }], remarks: ['the range 9–5 runs backwards'] }],
  ])('%s', (text, expected) => {
    expect(parseCitation(text)).toMatchObject({ kind: 'ARCHIVAL', ...expected })
  })
})

describe('references', () => {
  it.each([
    ['Anselm, 1992', { kind: 'SCHOLARLY', author: 'Anselm', year: '1992', remarks: ['no page is given'] }],
    ['Anselm, 1992: 21-36, 46-53', { kind: 'SCHOLARLY', pages: [{ from: 21, to: 36 }, { from: 46, to: 53 }], remarks: [] }],
    ['(Anselm et al., 1992: 21-36)', { kind: 'SCHOLARLY', author: 'Anselm et al.', pages: [{ from: 21, to: 36 }] }],
    ['Anselm, 1930-1931: 163', { kind: 'SCHOLARLY', year: '1930-1931', pages: [{ from: 163 }], locatorAmbiguous: true }],
    ['Anselm, 1992: p. 163', { kind: 'SCHOLARLY', pages: [{ from: 163 }] }],
    ['Ansellus…, 1203: 3', { kind: 'SCHOLARLY', author: 'Ansellus…', pages: [{ from: 3 }], locatorAmbiguous: true }],
    ['Court Gazette, 1203: №29', { kind: 'PERIODICAL', author: 'Court Gazette', issueNumber: '29', remarks: [] }],
    ['Court Gazette, 1203: No. 29-30', { kind: 'PERIODICAL', issueNumber: '29-30' }],
    ['Anselm, 1992: 53-46', { kind: 'SCHOLARLY', pages: [{ from: 53, to: 46 }], remarks: ['the range 53–46 runs backwards'] }],
    ['Anselm, 1992: passim', { kind: 'SCHOLARLY', remarks: ['"passim" is no page'] }],
    ['Ансельм, 1992: с. 12', { kind: 'SCHOLARLY', author: 'Ансельм', pages: [{ from: 12 }] }],
  ])('%s', (text, expected) => {
    expect(parseCitation(text)).toMatchObject(expected)
  })

  it('calls a lone number behind the colon ambiguous, and no range or marked page', () => {
    expect(parseCitation('Anselm, 1992: 163').locatorAmbiguous).toBe(true)
    expect(parseCitation('Anselm, 1992: p. 163')).not.toHaveProperty('locatorAmbiguous')
    expect(parseCitation('Anselm, 1992: 163-164')).not.toHaveProperty('locatorAmbiguous')
  })
})

describe('anything else', () => {
  it('tells what is not given from what cannot be taken apart', () => {
    expect(parseCitation('not given')).toEqual({ kind: 'NOT_GIVEN', remarks: [] })
    expect(parseCitation('Not given').kind).toBe('NOT_GIVEN')
    expect(parseCitation('somewhere in the letters')).toMatchObject({ kind: 'UNPARSED' })
    expect(parseCitation('f. 3r')).toMatchObject({ kind: 'UNPARSED' })
    expect(parseCitation('')).toMatchObject({ kind: 'UNPARSED' })
  })

  it('never throws, and never takes a fond from thin air', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('F.', 'Ф.', 'Op.', 'D.', 'L.', ' ', '12', 'R-7', '№', 'case', ':', ',', '1992', 'Anselm', '-', '(', ')')).map((parts) => parts.join('')))
    fc.assert(fc.property(text, (written) => {
      const { fond, kind, remarks } = parseCitation(written)
      expect(remarks.every((remark) => remark !== '')).toBe(true)
      if (fond !== undefined) {
        expect(kind).toBe('ARCHIVAL')
        expect(written).toContain(fond)
      }
    }))
  })
})
