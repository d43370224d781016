import { expect, test } from 'vitest'
import { compile, contents, withHead } from './folder.js'

test('rows in a CSV file give the same records as rows in YAML', () => {
  const table = (rows: string): string => `places: { mill: { name: Mill, kind: TOWN }, ford: { name: Ford, kind: TOWN } }
passages:
  - in: a
    at: f. 1
    tables:
      - id: t
        caption: Tithes
        columns: { paid: { heading: Paid, figure: { measure: tithe, unit: marks } }, owed: { heading: Owed, figure: { measure: tithe, unit: marks, phase: DUE } }, who: { heading: Collector } }
        ${rows}
        total: { as: Summa, cells: { paid: 30 } }
`
  const yaml = `rows:
          - { as: "Mill, upper", is: mill, lines: f. 1v, cells: { paid: 12, owed: about 13 }, text: { who: Odo } }
          - { as: Ford, is: ford, cells: { paid: "18" }, note: "said \\"twice\\"" }`
  const csv = 'as,is,lines,paid,owed,who,note\n"Mill, upper",mill,f. 1v,12,about 13,Odo,\n\nFord,ford,,18,,,"said ""twice"""\n'
  const fromCsv = compile(withHead(table('rowsFile: rows.csv'), { 'rows.csv': csv }))
  expect(contents(fromCsv)).toEqual(contents(compile(withHead(table(yaml)))))
  expect(contents(compile(withHead(table('rowsFile: rows.csv'), { 'rows.csv': `\uFEFF${csv.replaceAll('\n', '\r\n')}` })))).toEqual(contents(fromCsv))
  expect(fromCsv.records.filter(({ labels }) => labels[0] === 'Claim').map(({ id }) => id)).toEqual(['test/t.mill.paid', 'test/t.mill.owed', 'test/t.ford.paid', 'test/t.total.paid'])
})

test('claims in an NDJSON file give the same records as claims in YAML, and follow those', () => {
  const claims = ['{"id": "first", "office": {"holder": {"is": "odo", "as": ["Odo", "Oddo"]}, "title": "bishop"}}', '{"by": "b", "cited": "not given", "stance": "DENIES", "figure": {"measure": "canons", "unit": "persons", "value": 12}}', '{"disputes": ["first"]}']
  const yaml = compile(withHead(`passages:\n  - in: a\n    at: f. 1\n    claims:\n${claims.map((claim) => `      - ${claim}\n`).join('')}`))
  const mixed = compile(withHead(`passages:\n  - in: a\n    at: f. 1\n    claims:\n      - ${claims[0] ?? ''}\n    claimsFile: more/claims.ndjson\n`, { 'more/claims.ndjson': claims.slice(1).join('\n') }))
  expect(contents(mixed)).toEqual(contents(yaml))
  expect(yaml.records.filter(({ labels }) => labels[0] === 'Claim').map(({ id }) => id)).toEqual(['test/first', 'test/a-f-1.2', 'test/a-f-1.3'])
})
