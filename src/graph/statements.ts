import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../paths.js'

const texts = new Map<string, string>()

/**
 * The text of a statement by its name, such as read/head: the file cypher/read/head.cypher, read once.
 * The texts never change at run time, so that Neo4j plans each of them once.
 */
export function statement(name: string): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = readFileSync(join(PROJECT, 'cypher', `${name}.cypher`), 'utf8')
  texts.set(name, text)
  return text
}

export interface Migration {
  readonly version: number
  readonly name: string
  readonly statements: readonly string[]
}

/**
 * The migrations of the graph's schema in their order: cypher/schema/NNN-name.cypher, statements parted by semicolons.
 * @throws Error if two have one number, of which the later would never be applied to a graph that has the earlier
 */
export function migrations(): Migration[] {
  const found = readdirSync(join(PROJECT, 'cypher', 'schema'))
    .flatMap((file) => {
      const match = /^(\d{3})-(.+)\.cypher$/.exec(file)
      if (!match?.[1] || !match[2]) return []
      const text = readFileSync(join(PROJECT, 'cypher', 'schema', file), 'utf8').replace(/^\/\/.*$/gm, '')
      return [{ version: Number(match[1]), name: match[2], statements: text.split(';').map((part) => part.trim()).filter((part) => part !== '') }]
    })
    .sort((a, b) => a.version - b.version)
  const twice = found.find(({ version }, index) => found[index - 1]?.version === version)
  if (twice) throw new Error(`Two migrations have the number ${twice.version}, one of them ${twice.name}.`)
  return found
}
