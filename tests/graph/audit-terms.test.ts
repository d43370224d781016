import { expect, test } from 'vitest'
import { termOf } from '../../src/graph/audit/terms.js'
import { intervalOf } from '../../src/reasoning/arithmetic/intervals.js'

const claim = (figure: Record<string, unknown>): Parameters<typeof termOf>[0] => ({
  labels: ['Claim'], props: { id: 'c', source: 's', caption: 'c', valueWritten: figure['valueWritten'] }, proposition: { kind: 'figure', family: 'q', measure: 'canons', unit: 'persons', ...figure }, roles: [], row: null, citations: [],
})

test('a tolerance that the source states is the one that is checked', () => {
  const { figure } = termOf(claim({ valueWritten: 'about 450 ± 20', valueMin: 450, valueMax: 450, valueApproximate: true, valueTolerance: 20 }))
  expect(figure && intervalOf(figure.quantity)).toEqual({ low: 430, high: 470 })
})

test('alternatives are kept', () => {
  expect(termOf(claim({ valueWritten: '12 or 17', valueMin: 12, valueMax: 17, valueAlternatives: ['12..12', '17..17'] })).figure?.quantity.alternatives).toEqual([{ min: 12, max: 12 }, { min: 17, max: 17 }])
})
