import { expect, test } from 'vitest'
import { exportDossier } from '../../src/dossier/export/index.js'
import { check, compile, contents, withClaims } from './folder.js'

const canons = (value: string): string => `{ figure: { measure: canons, unit: persons, of: see, value: ${value} } }`
const VALUES = ['12', 'about 450 ± 20', '12 or 13', '{ written: a score or two, alternatives: [20, 40] }', '{ written: some, alternatives: [{ max: 3 }, { min: 7, max: 9 }] }', '{ written: 450 or so, min: 450, max: 450, tolerance: 10 }', '"450 ± 10%"', 'between 3 and 5']

test('a tolerance and several readings are kept on the figure', () => {
  const { records } = compile(withClaims(...VALUES.map(canons)))
  const figures = records.filter(({ labels }) => labels.includes('Figure')).map(({ id, props }) => [id.split('/').at(-1), props['valueTolerance'], props['valueAlternatives']])
  expect(figures).toEqual([
    ['12', undefined, undefined],
    ['~450+-20', undefined, undefined],
    ['12_or_13', undefined, ['12..12', '13..13']],
    ['20_or_40', undefined, ['20..20', '40..40']],
    ['..3_or_7..9', undefined, ['..3', '7..9']],
    ['~450+-10', 10, undefined],
    ['~450+-45', 45, undefined],
    ['3..5', undefined, undefined],
  ].map(([id, tolerance, alternatives]) => [id, id === '~450+-20' ? 20 : tolerance, alternatives]))
})

test('they are written back as they were said', () => {
  const dossier = compile(withClaims(...VALUES.map(canons)))
  const files = exportDossier(dossier.id, dossier.records)
  expect(contents(compile(Object.fromEntries(files)))).toEqual(contents(dossier))
  const text = [...files.values()].join('\n')
  for (const value of ['value: about 450 ± 20', 'value: 12 or 13', 'alternatives: [ 20, 40 ]', 'tolerance: 10']) expect(text.replaceAll('[20, 40]', '[ 20, 40 ]')).toContain(value)
})

test('what cannot be is refused with what can', () => {
  expect(check(withClaims(canons('at least 12 or 13'), canons('{ written: x, min: 1, alternatives: [1, 2] }')))).toMatchInlineSnapshot(`
    "dossier.yaml:9:19: "at least 12 or 13" is no number that can be read; expected a number, "at least 17", "about 450", "about 450 ± 20", "700-800", "12 or 13", or {written, min, max}
    dossier.yaml:10:19: "x" has alternatives beside a least or a most; expected either "alternatives", or "min" and "max""
  `)
})
