import { createHash } from 'node:crypto'
import type { CompiledDossier } from '../../dossier/compile/index.js'
import type { GraphEdge, GraphRecord, PropertyValue } from '../../dossier/records.js'
import type { Connection, Row } from '../connection.js'
import { AttestError } from '../../errors.js'
import { FOREVER } from '../revision.js'

/** What a load needs of a dossier. */
export type LoadableDossier = Pick<CompiledDossier, 'id' | 'by' | 'why' | 'records'>

/** A node to create. Its edges are created with it. */
export interface StagedNode {
  readonly id: string
  readonly labels: readonly string[]
  readonly props: Readonly<Record<string, PropertyValue>>
  readonly edges: readonly GraphEdge[]
}

/** What a load has to do: nothing at all if all three are empty. */
export interface LoadPlan {
  readonly introduce: StagedNode[]
  /** Keys of the versions that are no longer in force. */
  readonly retire: { key: string; id: string; label: string }[]
  /** Ids of shared records that get a new version while others keep pointing at them. */
  readonly renewed: string[]
}

const PAGE = 2000
const INVENTORY_PAGE = 20_000

/** Checksum of all that a record says, independent of the order of its properties and edges. */
export function recordHash(record: Pick<GraphRecord, 'labels' | 'props' | 'edges'>): string {
  const edges = record.edges.map((edge) => JSON.stringify([edge.type, edge.to, sorted(edge.props)])).sort()
  return createHash('sha256').update(JSON.stringify([record.labels, sorted(record.props), edges])).digest('base64url').slice(0, 22)
}

function sorted(props: Readonly<Record<string, PropertyValue>>): [string, PropertyValue][] {
  return Object.entries(props).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Labels that a record has beside the one that says what it is. */
const BESIDE: ReadonlySet<string> = new Set(['Record', 'Named', 'Entity', 'Proposition'])

/** What a record is, such as Claim or Mandate, whatever the order of its labels. */
export function kindOf(labels: readonly string[]): string {
  return labels.find((label) => !BESIDE.has(label)) ?? 'Record'
}

/** A record that the graph holds. */
export interface Inventory {
  readonly id: string
  readonly key: string
  readonly hash: string
  readonly label: string
}

/**
 * Compares dossiers with what the graph holds of them.
 * @throws AttestError BAD_INPUT if two of them have one id, SHARED_CONFLICT if another dossier declares the same entity or source in other words
 */
export async function planLoad(connection: Connection, dossiers: readonly LoadableDossier[]): Promise<LoadPlan> {
  refuseTwins(dossiers)
  const parts: DossierPart[] = []
  for (const { id, records } of dossiers) {
    const inventory = new Map<string, Inventory>()
    for await (const page of inventoryOf(connection, id)) for (const entry of page) inventory.set(entry.id, entry)
    parts.push({ id, records, inventory })
  }
  return planPart(connection, parts)
}

/** @throws AttestError BAD_INPUT if two dossiers have one id */
export function refuseTwins(dossiers: readonly { readonly id: string }[]): void {
  const twice = dossiers.find(({ id }, index) => dossiers.findIndex((other) => other.id === id) !== index)
  if (twice) throw new AttestError('BAD_INPUT', `Two of the dossiers have the id "${twice.id}". Give one of them an id of its own, or load one of them.`)
}

/** Records of a dossier, all or a part of them, and what the graph holds of the same. */
export interface DossierPart {
  readonly id: string
  readonly records: Iterable<GraphRecord>
  /** What is left in it has disappeared. */
  readonly inventory: Map<string, Inventory>
}

/**
 * Compares records with what the graph holds. The parts hold all dossiers that are being loaded; what a dossier
 * declares is in the same part as the declaration.
 * @param isEmpty - whether nothing at all is in the graph yet, so that nothing need be looked up
 * @throws AttestError SHARED_CONFLICT if another dossier declares the same entity or source in other words
 */
export async function planPart(connection: Connection, parts: readonly DossierPart[], isEmpty = false): Promise<LoadPlan> {
  const plan: LoadPlan = { introduce: [], retire: [], renewed: [] }
  const shared = new Map<string, { record: GraphRecord; hash: string; by: string }>()
  const dropped: string[] = []
  const loading = new Set(parts.map(({ id }) => id))
  for (const dossier of parts) {
    const { inventory } = dossier
    for (const record of dossier.records) {
      const hash = recordHash(record)
      if (!record.shared) {
        compare(plan, inventory, record, hash, { dossier: dossier.id })
        continue
      }
      const first = shared.get(record.id)
      if (first && first.hash !== hash && !isWorded(record)) throw conflict(record, dossier.id, first.by)
      shared.set(record.id, first && first.hash <= hash ? first : { record, hash, by: dossier.id })
      const declaration: GraphRecord = { id: declarationId(dossier.id, record.id), labels: ['Declaration'], shared: false, props: { of: record.id, declared: hash, caption: `${dossier.id} declares ${record.id}` }, edges: [] }
      compare(plan, inventory, declaration, recordHash(declaration), { dossier: dossier.id })
    }
    for (const [id, { key, label }] of inventory) {
      plan.retire.push({ key, id, label })
      if (label === 'Declaration') dropped.push(declaredBy(dossier.id, id))
    }
  }
  if (isEmpty) for (const { record, hash } of shared.values()) plan.introduce.push(staged(record, hash, {}))
  else await planShared(connection, plan, shared, dropped, loading)
  return plan
}

function declarationId(dossier: string, id: string): string {
  return `${dossier}/declares/${id}`
}

/** What a declaration of a dossier declares. */
export function declaredBy(dossier: string, declaration: string): string {
  return declaration.slice(declarationId(dossier, '').length)
}

/** What the graph holds of a dossier, page by page. */
export async function* inventoryOf(connection: Connection, dossier: string): AsyncGenerator<Inventory[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: Row[] = await connection.read('read/inventory', { dossier, max: FOREVER, after, limit: INVENTORY_PAGE })
    const page = rows.map((row) => ({ id: String(row['id']), key: String(row['key']), hash: String(row['hash']), label: kindOf(row['labels'] as string[]) }))
    yield page
    after = rows.length < INVENTORY_PAGE ? undefined : page.at(-1)?.id
  }
}

/** Takes a record off the inventory if it is unchanged; else plans its new version. What stays on the inventory has disappeared. */
function compare(plan: LoadPlan, inventory: Map<string, Inventory>, record: GraphRecord, hash: string, owner: { dossier: string }): void {
  const known = inventory.get(record.id)
  inventory.delete(record.id)
  if (known?.hash === hash) return
  if (known) {
    plan.retire.push({ key: known.key, id: record.id, label: known.label })
    plan.renewed.push(record.id)
  }
  plan.introduce.push(staged(record, hash, owner))
}

function staged(record: GraphRecord, hash: string, owner: { dossier?: string }): StagedNode {
  return { id: record.id, labels: record.labels, props: { ...record.props, ...owner, id: record.id, hash }, edges: record.edges }
}

async function planShared(connection: Connection, plan: LoadPlan, shared: Map<string, { record: GraphRecord; hash: string; by: string }>, dropped: readonly string[], loading: ReadonlySet<string>): Promise<void> {
  const ids = [...new Set([...shared.keys(), ...dropped])]
  for (let start = 0; start < ids.length; start += PAGE) {
    const page = ids.slice(start, start + PAGE)
    const rows = await connection.read('read/shared-inventory', { ids: page, max: FOREVER })
    const known = new Map(rows.map((row) => [String(row['id']), row]))
    for (const id of page) {
      const row = known.get(id)
      const retire = (): void => {
        if (row) plan.retire.push({ key: String(row['key']), id, label: kindOf(row['labels'] as string[]) })
      }
      const wanted = shared.get(id)
      const others = ((row?.['declarations'] ?? []) as { dossier: string | null; hash: string }[]).filter(({ dossier }) => dossier !== null && !loading.has(dossier))
      if (wanted) {
        const other = others.find(({ hash }) => hash !== wanted.hash)
        if (other && !isWorded(wanted.record)) throw conflict(wanted.record, wanted.by, String(other.dossier))
        if (row?.['hash'] === wanted.hash) continue
        // The lesser checksum decides whose words stand, so that the order of loading does not.
        if (others.some(({ hash }) => hash === row?.['hash'] && hash < wanted.hash)) continue
        retire()
        if (row) plan.renewed.push(id)
        plan.introduce.push(staged(wanted.record, wanted.hash, {}))
      } else if (others.length === 0) retire()
    }
  }
}

/** What follows from claims is the same proposition in whatever words each dossier puts it; the claims keep their own. */
function isWorded({ labels }: GraphRecord): boolean {
  return labels.includes('Proposition') || labels.includes('Question')
}

function conflict(record: GraphRecord, dossier: string, other: string): AttestError {
  return new AttestError(
    'SHARED_CONFLICT',
    `The dossiers "${dossier}" and "${other}" both declare "${record.id}" (${String(record.props['caption'])}), but not in the same words. Say the same in both, load both folders in one command, or give one of them an id of its own.`,
  )
}
