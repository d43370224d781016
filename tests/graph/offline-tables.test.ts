import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { cellOf, columnType } from '../../src/graph/load/offline/columns.js'
import { Tables } from '../../src/graph/load/offline/tables.js'

const F = '\u001f'
const I = '\u001e'

describe('a value in a table', () => {
  test.each([
    ['Odo', 'string', '"Odo"'],
    ['', 'string', '""'],
    [' "Odo",\nhe said ', 'string', '" ""Odo"",\nhe said "'],
    [`a${F}b${I}c`, 'string', `"a${F}b${I}c"`],
    [3, 'long', '3'],
    [-0, 'long', '0'],
    [0.5, 'double', '0.5'],
    [1e21, 'double', '1e+21'],
    [true, 'boolean', 'true'],
    [['a;b', ' c', ''], 'string[]', `"a;b${I} c${I}"`],
    [['', ''], 'string[]', `"${I}"`],
    [[1, 2], 'long[]', `1${I}2`],
    [[1, 2.5], 'double[]', `1${I}2.5`],
  ] as const)('%j is a %s', (value, type, cell) => {
    expect([columnType('said', value), cellOf(value)]).toEqual([type, cell])
  })

  test.each([[[]], [['']], [['a', `b${I}c`]]])('%j cannot be told from another one', (value) => {
    expect(columnType('said', value)).toBeNull()
  })

  test('whose name is none that a header can hold is left out', () => {
    expect(columnType('said:long', 'x')).toBeNull()
    expect(columnType('', 'x')).toBeNull()
  })
})

describe('tables', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attest-tables-'))
    return () => { rmSync(folder, { recursive: true, force: true }) }
  })
  const linesOf = (file: string): string[][] => readFileSync(join(folder, file), 'utf8').split('\n').slice(0, -1).map((line) => line.split(F))
  const argumentsOf = (tables: Tables): string[] => {
    tables.writeArguments('arguments', ['--first'])
    return readFileSync(join(folder, 'arguments'), 'utf8').split('\n').slice(0, -1)
  }

  test('hold what has the same labels, with the columns that it needs', () => {
    const tables = new Tables(folder)
    expect(tables.addNode(['Record', 'Person'], 'odo', { id: 'odo', caption: 'Odo' })).toBe(true)
    tables.addNode(['Record', 'Person'], 'ada', { id: 'ada', born: 1203 })
    tables.flush()
    tables.addNode(['Record', 'Person'], 'eva', { id: 'eva', caption: 'Eva' })
    tables.flush()
    tables.addEdge('KNOWS', 'odo', 'ada', { since: 1220 })
    tables.flush()
    expect(linesOf('nodes-1.table')).toEqual([['id:ID', 'caption:string', 'born:long'], ['"odo"', '"Odo"', ''], ['"ada"', '', '1203'], ['"eva"', '"Eva"', '']])
    expect(linesOf('edges-2.table')).toEqual([[':START_ID', ':END_ID', 'since:long'], ['"odo"', '"ada"', '1220']])
    expect(argumentsOf(tables)).toEqual(['--first', '--nodes=Record:Person=nodes-1.table', '--relationships=KNOWS=edges-2.table', '--read-buffer-size=4194304'])
    expect(tables.written).toEqual({ nodes: 3, marks: 0, edges: 1 })
  })

  test('begin another file where a column comes later, and another table where a value is of another type or goes over lines', () => {
    const tables = new Tables(folder)
    tables.addNode(['Figure'], 'a', { value: 1 })
    tables.flush()
    tables.addNode(['Figure'], 'b', { value: 2, remark: 'x' })
    tables.addNode(['Figure'], 'c', { value: 2.5 })
    tables.addNode(['Figure'], 'd', { remark: 'x\ny' })
    tables.flush()
    expect(linesOf('nodes-1.table')).toEqual([['id:ID', 'value:long'], ['"a"', '1']])
    expect(linesOf('nodes-2.table')).toEqual([['id:ID', 'value:long', 'remark:string'], ['"b"', '2', '"x"']])
    expect(linesOf('nodes-3.table')).toEqual([['id:ID', 'value:double'], ['"c"', '2.5']])
    expect(argumentsOf(tables)).toContain('--multiline-fields=nodes-4.table')
  })

  test('say so where a value is left out, and have the importer read long lines', () => {
    const tables = new Tables(folder)
    expect(tables.addNode(['Table'], 'a', { columns: [], caption: 'A' })).toBe(false)
    expect(tables.addEdge('OF', 'a', 'b', { parts: [''] })).toBe(false)
    tables.addNode(['Table'], 'b', { caption: 'ж'.repeat(3_000_000) })
    tables.addMark('Head', 'head', { revision: 0 })
    tables.flush()
    expect(linesOf('nodes-1.table')[0]).toEqual(['id:ID', 'caption:string'])
    expect(linesOf('marks-3.table')).toEqual([[':ID(marks)', 'name:string', 'revision:long'], ['"head"', '"head"', '0']])
    expect(Number(argumentsOf(tables).at(-1)?.split('=')[1])).toBeGreaterThan(6_000_000)
  })
})
