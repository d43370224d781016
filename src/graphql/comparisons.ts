import type { Comparison } from '../reasoning/compare.js'
import { comparisonWords, type Names } from '../reasoning/naming.js'
import { EN } from '../reasoning/words.en.js'
import { captionOf } from './model.js'
import type { View } from './view.js'

/** Why two answers stand to each other as they do, in words. */
export async function reasonOf(view: View, comparison: Comparison): Promise<string> {
  return comparisonWords(comparison, await namesIn(view, comparison), EN)
}

/** What the entities in a comparison are called. */
async function namesIn(view: View, { because }: Comparison): Promise<Pick<Names, 'title'>> {
  const terms = because.kind === 'ANSWER' ? because.parts : because.kind === 'QUESTION' ? because.differences : []
  const ids = terms.flatMap(({ left, right }) => [left, right].flatMap((term) => (term && 'entities' in term ? term.entities : [])))
  const captions = new Map((await view.all([...new Set(ids)])).map((record) => [record.id, captionOf(record)]))
  return { title: (id) => captions.get(id) ?? id }
}

/** How many pairs there are of so many: what comparing each with each costs. */
export function pairsAmong(count: number): number {
  return (count * (count - 1)) / 2
}
