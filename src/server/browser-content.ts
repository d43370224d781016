import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../paths.js'

/** What Neo4j Browser fetches by address, and what it is. */
const TYPES: Readonly<Record<string, string>> = {
  'guide.html': 'text/html; charset=utf-8',
  'attest.grass': 'text/plain; charset=utf-8',
}
const PREFIX = '/browser/'

/** The guide or the style sheet that a path names; null if it names neither. */
export function browserContent(path: string): { type: string; text: string } | null {
  const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : ''
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  return type === undefined ? null : { type, text: withQueries(readFileSync(join(PROJECT, 'docs', 'browser', name), 'utf8')) }
}

/** A guide names a saved query, as {{name}}, where its text is to stand, so that there is one text of each. */
function withQueries(text: string): string {
  return text.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => escaped(readFileSync(join(PROJECT, 'cypher', 'explore', `${name}.cypher`), 'utf8').trim()))
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
