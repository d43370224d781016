import type { PropertyValue } from '../../dossier/records.js'
import { KEYS_VERSION, storedKeys } from '../../reasoning/names/keys.js'
import type { Connection } from '../connection.js'

const PAGE = 1000

/** The properties that hold what a thing is called. */
const SPELT = ['name', 'text', 'series'] as const

/**
 * The keys under which a node is found by forms of its names that nobody recorded; nothing for what has no name. They
 * follow from the record, so that they are no part of it: its checksum and its export leave them out.
 */
export function nameKeys({ labels, props }: { readonly labels: readonly string[]; readonly props: Readonly<Record<string, PropertyValue>> }): { readonly nameKeys?: string } {
  if (!labels.includes('Named')) return {}
  return { nameKeys: storedKeys(SPELT.map((name) => props[name]).filter((spelling) => typeof spelling === 'string')) }
}

/**
 * Makes the keys of all names anew if other rules made those that are stored, as for a graph loaded by an earlier
 * program. Broken off, it is begun again by whoever opens the graph next.
 * @returns how many were written
 */
export async function renewNameKeys(connection: Connection): Promise<number> {
  const [row] = await connection.read('read/name-keys-version', {})
  if (row?.['version'] === KEYS_VERSION) return 0
  let written = 0
  for (let after: string | undefined = ''; after !== undefined; ) {
    const found = await connection.read('read/named-versions', { after, limit: PAGE })
    const rows = found.map((version) => ({ key: String(version['key']), nameKeys: storedKeys(version['spellings'] as string[]) }))
    if (rows.length > 0) await connection.write('write/name-keys', { rows })
    written += rows.length
    after = rows.length < PAGE ? undefined : rows.at(-1)?.key
  }
  await connection.write('write/name-keys-version', { version: KEYS_VERSION })
  return written
}
