import { edge } from '../../dossier/records.js'
import type { Connection, Row } from '../connection.js'
import { type LoadPlan, recordHash, type StagedNode } from '../load/plan.js'

/** Sources counted with one statement. */
const BATCH = 500
/** Ids read with one statement. */
const PAGE = 5000
/** Greater than any count, and of as many digits as what is left of it: ranks are compared as texts. */
const MOST = 9_999_999_999

/** The sources on which the verdicts of a plan hang, those that it introduces and those that it retires. */
export async function hungOn(connection: Connection, { introduce, retire }: LoadPlan): Promise<string[]> {
  const before = retire.length === 0 ? [] : await connection.read('read/keystones-hung-on', { keys: retire.map(({ key }) => key) })
  return [...before.map((row) => String(row['id'])), ...introduce.flatMap(({ edges }) => edges.filter(({ type }) => type === 'HANGS_ON').map(({ to }) => to))]
}

/** The ids of all sources. */
export async function* everySource(connection: Connection, at: number): AsyncGenerator<readonly string[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const ids: string[] = (await connection.read('read/keystones-sources', { at, after, limit: PAGE })).map((row) => String(row['id']))
    yield ids
    after = ids.length < PAGE ? undefined : ids.at(-1)
  }
}

/**
 * How many verdicts hang on sources, counted anew once the verdicts of a revision are staged: new versions where the
 * number is another one, an end where nothing hangs on a source any more.
 */
export async function* renewKeystones(connection: Connection, at: number, sources: Iterable<string>): AsyncGenerator<LoadPlan> {
  const ids = [...sources].sort()
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await connection.read('read/keystones-counted', { at, sources: ids.slice(start, start + BATCH) })
    const plan: LoadPlan = { introduce: [], retire: [], renewed: [] }
    for (const row of rows) renew(plan, row)
    if (plan.introduce.length + plan.retire.length > 0) yield plan
  }
}

function renew(plan: LoadPlan, row: Row): void {
  const kept = row['kept'] as { key: string; hash: string; asSpeaker: number; asRelay: number } | null
  const node = Number(row['asSpeaker']) + Number(row['asRelay']) === 0 ? null : keystoneOf(row)
  // The numbers too: whoever changed one by hand left the hash as it was.
  if (kept && kept.hash === node?.props['hash'] && kept.asSpeaker === node.props['asSpeaker'] && kept.asRelay === node.props['asRelay']) return
  if (kept) plan.retire.push({ key: kept.key, id: keystoneId(String(row['source'])), label: 'Keystone' })
  if (node) plan.introduce.push(node)
}

function keystoneId(source: string): string {
  return `keystone/${source}`
}

function keystoneOf(row: Row): StagedNode {
  const [source, asSpeaker, asRelay] = [String(row['source']), Number(row['asSpeaker']), Number(row['asRelay'])]
  const all = asSpeaker + asRelay
  const record = {
    labels: ['Keystone'],
    // In the order of their ranks, those on which most hangs come first.
    props: { caption: `${all} ${all === 1 ? 'verdict hangs' : 'verdicts hang'} on ${String(row['caption'])}`, source, asSpeaker, asRelay, rank: `${MOST - all} ${source}` },
    edges: [edge('OF', source)],
  }
  const id = keystoneId(source)
  return { ...record, id, props: { ...record.props, id, hash: recordHash(record) } }
}
