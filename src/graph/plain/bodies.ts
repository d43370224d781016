import { statement } from '../statements.js'
import type { ListName, PageName } from '../read/pages.js'

/**
 * The part of a page's statement that finds its records: n, from the record p that they hang on. Composed statements take
 * it from the same file as the statement of the page, so that both find the same.
 * @throws Error if the file is not built like the others
 */
export function pageBody(page: PageName): string {
  return part(`read/${page}`, /CALL \(p\) \{\n(?<body>[\s\S]+?)\n\s*WITH DISTINCT n\.id AS id ORDER BY id LIMIT \$limit\n\s*RETURN collect\(id\) AS ids\n\}/)
}

/** The part of a list's statement that finds its records: n. */
export function listBody(list: ListName): string {
  return part(`read/list-${list}`, /^(?<body>MATCH \(n:[\s\S]+?)\nWITH n\.id AS id ORDER BY id LIMIT \$limit\nWITH collect\(id\) AS ids\n/m)
}

function part(name: string, built: RegExp): string {
  const body = built.exec(statement(name))?.groups?.['body']
  if (body === undefined) throw new Error(`cypher/${name}.cypher is not built like the other statements of its kind, so that nothing can be composed of it.`)
  return body.replaceAll(/\$at\b/g, 'at')
}
