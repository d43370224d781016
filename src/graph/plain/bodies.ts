import { statement } from '../statements.js'
import { MOST_TIED, TIES } from '../read/mandates.js'
import type { ListName, PageName } from '../read/pages.js'
import type { ListStart } from './levels.js'

/**
 * The part of a page's statement that finds its records: n, from the record p that they hang on. Composed statements take
 * it from the same file as the statement of the page, so that both find the same.
 * @throws Error if the file is not built like the others
 */
export function pageBody(page: PageName): string {
  return part(`read/${page}`, /CALL \(p\) \{\n(?<body>[\s\S]+?)\n\s*WITH DISTINCT n\.id AS id ORDER BY id LIMIT \$limit\n\s*RETURN collect\(id\) AS ids\n\}/)
}

/** The part of a list's statement that finds its records: n. */
export function listBody(list: ListName, from: ListStart): string {
  if (from === 'rarest') return tiedBody(list)
  const body = part(`read/list-${list}`, /^(?<body>MATCH \(n:[\s\S]+?)\nWITH n\.id AS id ORDER BY id LIMIT \$limit\nWITH collect\(id\) AS ids\n/m)
  // Whoever names a tie starts from it.
  return list === 'mandates' ? body.split('\n').filter((line) => !TIES.some((tie) => line.trimStart().startsWith(`AND ($tiedTo.${tie} IS NULL OR `))).join('\n') : body
}

/** The same from the one of `$ties` to which least is tied. */
function tiedBody(list: ListName): string {
  const body = part(`read/list-${list}-of`, /^(?<body>MATCH \(x:Record \{id: \$start\}\)[\s\S]+?)\nWITH n\.id AS id ORDER BY id\nWITH collect\(id\) AS found\n/m)
  const rarest = part('read/degrees', /^(?<body>UNWIND \$ids AS id[\s\S]+ AS degree)$/m).replace('RETURN id,', 'WITH at, id AS tie,').replace('$ids', '$ties').replace('$most', String(MOST_TIED + 1))
  return `${rarest} ORDER BY degree, tie LIMIT 1\nWITH at, tie WHERE degree <= ${MOST_TIED}\n${body.replaceAll('$start', 'tie')}\n  AND n.id > $after`
}

function part(name: string, built: RegExp): string {
  const body = built.exec(statement(name))?.groups?.['body']
  if (body === undefined) throw new Error(`cypher/${name}.cypher is not built like the other statements of its kind, so that nothing can be composed of it.`)
  return body.replaceAll(/\$at\b/g, 'at')
}
