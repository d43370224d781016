import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../../graph/connection.js'
import { loadRecords } from '../../graph/read/records.js'
import { atHead } from '../../graph/read/snapshot.js'
import { PROJECT } from '../../paths.js'
import { browserContent } from '../../server/browser-content.js'

/** How a saved query names the record that it starts from. */
const START = /:(\w+) \{id: '([^']+)'\}/g

/**
 * The first saved query, for the editor of Neo4j Browser: from what the first question is about, where that is of
 * the kind that the query draws, else as it is saved.
 * @returns null where the graph holds neither; a query that draws nothing would only puzzle
 */
export async function firstPicture(connection: Connection, about: string | undefined): Promise<string | null> {
  const query = firstSavedQuery()
  if (query === null) return null
  const own = about === undefined || /['\\&#]/.test(about) ? undefined : about
  const kinds = own === undefined ? undefined : (await inForce(connection, [own])).get(own)
  const fitted = query.replace(START, (whole, label: string, id: string) => (own !== undefined && kinds?.has(label) ? whole.replace(id, () => own) : whole))
  return (await knowsStarts(connection, fitted)) ? fitted : null
}

/** Whether the guide for Neo4j Browser, which tells of one dossier, leads to anything in this graph. */
export function guideFits(connection: Connection): Promise<boolean> {
  return knowsStarts(connection, browserContent('/browser/guide.html')?.text ?? '')
}

/** The first of the saved queries, without its comments. Browser takes its address apart after decoding it, so that no "&" or "#" may occur. */
function firstSavedQuery(): string | null {
  const folder = join(PROJECT, 'cypher', 'explore')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.cypher')).sort() : []
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\s*\/\/.*$/gm, '').trim())
  return texts.find((text) => text !== '' && !/[&#]/.test(text)) ?? null
}

async function knowsStarts(connection: Connection, text: string): Promise<boolean> {
  const starts = [...text.matchAll(START)].map(([, label = '', id = '']) => ({ label, id }))
  const known = await inForce(connection, starts.map(({ id }) => id))
  return starts.every(({ label, id }) => known.get(id)?.has(label))
}

/** The labels of those records that are in force. */
async function inForce(connection: Connection, ids: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const snapshot = await atHead(connection)
  const records = await loadRecords(snapshot, [...new Set(ids)])
  return new Map([...records.values()].filter(({ props }) => Number(props['until']) > snapshot.at).map(({ id, labels }) => [id, labels]))
}
