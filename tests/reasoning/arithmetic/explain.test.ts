import { expect, test } from 'vitest'
import { auditSentence } from '../../../src/reasoning/arithmetic/sentence.js'
import { audit, explainViolation } from '../../../src/reasoning/arithmetic/audit.js'
import { EN } from '../../../src/reasoning/words.en.js'
import { column, constraint, explained, figure, texts } from './tables.js'

const ROWS = [26814, 486, 39600, 16200, 80, 790, 58300, 3304]
const RIVAL = [36, 4, 164, 300, 50, 3, 1, 1]
const votes = column('a', ROWS, 146199)
const rivals = column('b', RIVAL, 559)
const works = [figure('a-works', 705, { of: 'a', where: 'works' }), figure('b-works', 0, { of: 'b', where: 'works' })]

test('a row that was left out of the total explains it by itself', () => {
  const planned = column('planned', [2, 5, 6, 9, 6, 6, 10, 1, 2, 13], 47)
  const found = explained(planned)
  expect(texts(found)).toEqual(['ROW_LEFT_OUT planned-r9'])
  expect(found).toMatchObject({ depth: 1, exhaustive: true, setAside: [] })
})

test('what closes the gap and unbalances the column beside it is set aside; what fits both blames nobody', () => {
  const found = explained(votes, { constraints: [votes, rivals], figures: works })
  expect(texts(found).sort()).toEqual(['OUTSIDE_INCLUDED a-works + DIGIT_MISPRINTED a-r1>406', 'OUTSIDE_INCLUDED a-works + DIGIT_MISPRINTED a-r5>710'].sort())
  expect(found?.setAside.map(({ steps, unbalances }) => [steps.map(({ claim }) => claim), unbalances])).toEqual([[['a-r4', 'a-works'], ['sum-b']]])
  expect(found).toMatchObject({ depth: 2, exhaustive: true })
  expect(found?.byChance).toBeGreaterThan(1)
})

test('without the column beside it, the row left out would have been an explanation too', () => {
  expect(texts(explained(votes, { figures: works }))).toContain('ROW_LEFT_OUT a-r4 + OUTSIDE_INCLUDED a-works')
})

test('the column beside it holds with every row, and is no finding', () => {
  expect(explained(rivals, { constraints: [votes, rivals], figures: works })).toBeNull()
})

test('an explanation may leave the gap of a parallel column as it is, or narrow it, and never widen it', () => {
  const planned = column('planned', [6, 6, 10, 2, 13], 24)
  const elected = column('elected', [5, 7, 10, 2], 22)
  const found = texts(explained(elected, { constraints: [planned, elected] }))
  expect(found).toContain('ROW_LEFT_OUT elected-r3')
  const short = column('planned', [6, 6, 10, 2, 13], 39)
  expect(texts(explained(elected, { constraints: [short, elected] }))).not.toContain('ROW_LEFT_OUT elected-r3')
})

test('a number that a bound limits is not mended so that the bound breaks', () => {
  const elected = column('elected', [5, 6, 5], 18)
  const due = figure('due', 6)
  const [, , last] = elected.terms.filter(({ term }) => term === 'parts')
  const bound = constraint('bound', 'BOUND', { lesser: last?.figure ?? [], greater: due })
  expect(texts(explained(elected))).toContain('DIGIT_MISPRINTED elected-r2>7')
  expect(texts(explained(elected, { constraints: [elected, bound] }))).not.toContain('DIGIT_MISPRINTED elected-r2>7')
})

test('a figure of another party, or of another source, is not taken for one from outside the table', () => {
  const rows = column('a', [100, 200], 340)
  const wrong = [figure('x', 40, { of: 'b', where: 'works' }), figure('y', 40, { of: 'a', where: 'works', source: 't' }), figure('z', 40, { of: 'a', where: 'works', unit: 'voters' })]
  expect(texts(explained(rows, { figures: wrong }))).not.toContainEqual(expect.stringContaining('OUTSIDE_INCLUDED'))
  expect(texts(explained(rows, { figures: [figure('w', 40, { of: 'a', where: 'works' })] }))).toContain('OUTSIDE_INCLUDED w')
})

test('another source that gives the number of an explanation supports it', () => {
  const rows = column('a', [100, 200, 300], 500)
  const [, second] = rows.terms.filter(({ term }) => term === 'parts')
  const other = { ...figure('other', 100, { source: 't' }), question: second?.figure?.question ?? '' }
  const found = explained(rows, { answers: new Map([[other.question, [other]]]) })
  expect(found?.explanations.filter(({ supportedBy }) => supportedBy.length > 0).map(({ steps, supportedBy }) => [steps[0]?.claim, steps[0]?.to?.min, supportedBy])).toEqual([['a-r1', 100, ['other']]])
})

test('the total of another source is set against complete parts if it answers the same question, and only then', () => {
  const rows = column('a', [100, 200], 300)
  const total = rows.terms.find(({ term }) => term === 'total')?.figure
  const rival = { ...figure('rival', 320, { source: 't' }), question: total?.question ?? '' }
  const elsewhere = figure('else', 999, { source: 't', question: 'another scope' })
  const { violations } = audit([rows], new Map([[rival.question, [...(total ? [total] : []), rival]], [elsewhere.question, [elsewhere]]]))
  expect(violations.map(({ id, source, gap }) => [id, source, gap.min])).toEqual([['finding/sum-a~rival', 't', 20]])
  expect(audit([column('a', [100, 200], 300, 'PARTIAL')], new Map([[rival.question, [rival]]])).violations).toEqual([])
})

test('two carriers of one figure that differ by an exchange of digits are a finding; what comes nearer with one speaks for it', () => {
  const one = { ...figure('one', 347, { source: 'p', question: 'q' }), citations: ['page 299'] }
  const other = { ...figure('other', 374, { source: 'r', question: 'q' }), citations: ['page 299'] }
  const apart = figure('apart', 375, { source: 'u', question: 'q' })
  const both = constraint('both', 'SUM', { total: figure('about', 'about 450'), parts: [one, figure('rest', 81)] })
  const answers = new Map([['q', [one, other, apart]]])
  const [finding, ...rest] = audit([both], answers).violations
  expect(rest).toEqual([])
  if (!finding) throw new Error('no finding')
  expect(finding).toMatchObject({ id: 'finding/one~other', kind: 'SAME_FIGURE', stated: { min: 347 }, derived: { min: 374 }, gap: { min: -27 } })
  const why = explainViolation(finding, { constraints: [both], figures: [], answers })
  expect(why.explanations.map(({ steps, supportedBy }) => [steps[0]?.claim, supportedBy])).toEqual([['one', ['about']], ['other', []]])
  expect(auditSentence(finding, why, 'P', EN)).toBe('347 and 374 answer one question, are known by the same citation and differ by two digits exchanged: one may be a slip of the other. 2 explanations are equally small, so that none is to be preferred: 347 for 374 by an exchange of digits (“one”), for which one other claim speaks; 374 for 347 by an exchange of digits (“other”). Of 3 that were tried, about 0.003 would fit by chance.')
})

test('more elected than due: the bound is a finding of its own', () => {
  const bound = constraint('bound', 'BOUND', { lesser: figure('elected', 7), greater: figure('due', 6) })
  const [finding] = audit([bound], new Map()).violations
  expect(finding).toMatchObject({ kind: 'BOUND', stated: { written: '7' }, derived: { written: '6' }, gap: { min: 1 } })
})

test('unexplained is an answer, and says how far it was looked', () => {
  const shares = constraint('share', 'SHARE', { part: figure('p', '703-766'), whole: figure('w', '1000-1100'), percent: figure('r', 'more than 90%', { unit: 'percent' }) })
  const found = explained(shares)
  expect(found).toMatchObject({ explanations: [], depth: 2, byChance: null })
  const [finding] = audit([shares], new Map()).violations
  if (!finding || !found) throw new Error('no finding')
  expect(auditSentence(finding, found, 'A', EN)).toContain('Unexplained: no set of up to two steps fits')
})

test('a sentence says what is stated, what follows, what explains it, what is set aside and what chance would give', () => {
  const [finding] = audit([votes, rivals], new Map()).violations
  if (!finding) throw new Error('no finding')
  const why = explainViolation(finding, { constraints: [votes, rivals], figures: works, answers: new Map() })
  expect(auditSentence(finding, why, 'The paper', EN)).toMatch(/^The paper states 146199, while the parts make 145,574, 625 less\. 2 explanations are equally small, so that none is to be preferred: “works” \(705\) included from outside the table and .*\. Set aside, since another relation would not hold with it: “r4” \(80\) left out and “works” \(705\) included from outside the table\. Of [\d,]+ that were tried, about \d+\.\d would fit by chance\.$/)
})
