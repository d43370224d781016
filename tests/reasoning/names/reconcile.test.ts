import { expect, test } from 'vitest'
import { type NameBearer, reconcile } from '../../../src/reasoning/names/reconcile.js'

const bearer = (id: string, ...spellings: string[]): NameBearer => ({ id, person: true, spellings, districts: [], lists: [], time: null })
const told = bearer('told', 'Khalel Dosmukhametuly', 'H. Dosmukhametuly', 'Dosmukhamedov')

test.each(['Досмұхамедұлы Жаһанша', 'Жаһанша Досмұхамедұлы', 'Dosmukhametuly, Zhakhansha', 'Ivan Dosmukhamedov'])('%s is not whoever bears the surname with another given name, though somebody leaves it out', (text) => {
  const { candidates, rejected } = reconcile({ text }, [told])
  expect(candidates).toEqual([])
  expect(rejected[0]?.reasons).toContainEqual(expect.objectContaining({ role: 'SURNAME', speaks: 'FOR' }))
  expect(rejected[0]?.reasons).toContainEqual(expect.objectContaining({ role: 'GIVEN', kind: 'DIFFERENT', speaks: 'AGAINST' }))
})

test.each(['Dosmukhamedov', 'Халел Досмұхамедұлы', 'Kh. Dosmukhamedov'])('%s may be he', (text) => {
  expect(reconcile({ text }, [told]).candidates.map(({ id }) => id)).toEqual(['told'])
})

test('of whom no given name is recorded the surname alone speaks', () => {
  expect(reconcile({ text: 'Zhakhansha Dosmukhamedov' }, [bearer('bare', 'Dosmukhamedov')]).candidates.map(({ id }) => id)).toEqual(['bare'])
})
