import { statement } from '../statements.js'
import { listBody, pageBody } from './bodies.js'
import type { Level } from './levels.js'

/**
 * One statement for all sets of an answer. Its text is made of the statements and fragments in cypher/ and of names that
 * the schema of the graph gives; whatever a client says travels in parameters, each named after its set.
 * Every set k comes as columns of one row: n (how many), p (a list for each property), l (labels), and how it is reached: f
 * has for each step the place in the set that it leaves, and t a reference of where it leads, unless all lead to others; c
 * counts. Columns take Node a third less time to read than rows do, and small numbers less than large ones.
 */
export function compose(levels: readonly Level[]): string {
  return [fragment('head', {}), ...levels.map(reach), ...levels.flatMap((level, index) => (level.count ? [count(level, index)] : [])), `RETURN ${['at', 'writer', ...levels.flatMap(columns)].join(',\n  ')}`].join('\n')
}

function reach(level: Level, k: number): string {
  const { step, parent } = level
  const names = { k: String(k), parent: String(parent) }
  switch (step.by) {
    case 'list':
      return fragment('list', { ...names, body: numbered(listBody(step.list, step.from), k) })
    case 'id':
      return fragment('id', names)
    case 'page':
      return fragment('page', { ...names, body: numbered(pageBody(step.page), k) })
    case 'edge':
      return fragment(step.several ? 'edges' : 'edge', { ...names, type: name(step.type) })
    case 'relation':
      return fragment('relation', { ...names, type: name(step.type) })
    case 'end':
      return fragment('end', names)
    case 'property':
      return fragment('property', { ...names, property: name(step.property) })
  }
}

/** Totals do not depend on where a page begins. */
function count({ step, parent }: Level, k: number): string {
  const names = { k: String(k), parent: String(parent) }
  if (step.by === 'page') return fragment('count-page', { ...names, body: numbered(pageBody(step.page).replaceAll('$after', '$start'), k) })
  if (step.by === 'list') return fragment('count-list', { ...names, body: numbered(listBody(step.list, step.from).replaceAll('$after', '$start'), k) })
  throw new Error(`what is reached by ${step.by} is not counted`)
}

function columns({ step, columns: properties, labels, count: counted }: Level, k: number): string[] {
  const paired = step.by !== 'list' && step.by !== 'id' && step.by !== 'property'
  return [
    `size(s${k}) AS n${k}`,
    ...properties.map((property, index) => `[n IN s${k} | n.${name(property)}] AS p${k}_${index}`),
    ...(labels ? [`[n IN s${k} | labels(n)] AS l${k}`] : []),
    ...(paired ? [`f${k}`, `CASE WHEN size(t${k}) = size(s${k}) THEN null ELSE t${k} END AS t${k}`] : []),
    ...(counted ? [`c${k}`] : []),
  ]
}

/** Parameters of one set are not those of another. */
function numbered(body: string, k: number): string {
  return body.replaceAll(/\$(\w+)/g, (_, parameter: string) => `$${parameter}_${k}`)
}

/** A fragment with its places filled. */
function fragment(file: string, places: Readonly<Record<string, string>>): string {
  const text = statement(`plain/${file}`).replaceAll(/^\/\/.*\n/gm, '').trim()
  return text.replaceAll(/\{(\w+)\}/g, (whole, place: string) => places[place] ?? whole)
}

/** Names are those of our own tables; what is none would end up in the text of a statement. */
function name(written: string): string {
  if (!/^[A-Za-z_]\w*$/.test(written)) throw new Error(`"${written}" is no name of the graph`)
  return written
}
