import type { Connection } from '../connection.js'
import { AttestError } from '../../errors.js'
import { Changes, type Counted } from './changes.js'
import { type LoadOptions, type LoadResult, makeRevision, sweepAndTell, wordsOf } from './index.js'
import { type Lease, withLease } from './lease.js'
import { declaredBy, type Inventory, inventoryOf, type LoadPlan, planPart, type StagedNode } from './plan.js'
import { Spool } from './spool.js'
import { type Progress, stageEdges, stageLinks, stageNodes, sweepVerdicts } from './stage.js'
import { Workbench, type WorkbenchOptions } from './workbench.js'

export type LongLoadOptions = LoadOptions & WorkbenchOptions

/** Faults of the input: going on with the load would meet them again. */
const OF_INPUT: ReadonlySet<string> = new Set(['BAD_INPUT', 'SHARED_CONFLICT', 'DANGLING'])

/**
 * Loads the dossiers in some folders as one revision, whole or not at all, whatever their length: they are compiled
 * onto disk, and from there compared and staged partition by partition. A load that was broken off is gone on with
 * where it stopped, if nothing else was loaded and the files are the same.
 * @throws AttestError DOSSIER_INVALID, DISK_FULL, and as loadDossiers
 */
export async function loadFolders(connection: Connection, folders: readonly string[], options: LongLoadOptions): Promise<LoadResult & { readonly dossiers: readonly string[] }> {
  let bench = Workbench.prepare(folders, options)
  try {
    const result = await withLease(
      connection,
      async (lease) => {
        if (!bench.isThere) bench = Workbench.prepare(folders, options)
        await begin(connection, lease, bench, options)
        return makeRevision(connection, lease, wordsOf(bench.dossiers), options, (told) => stageBench(connection, lease, bench, options, told))
      },
      options,
    )
    bench.remove()
    return { ...result, dossiers: bench.dossiers.map(({ id }) => id) }
  } catch (error) {
    if (error instanceof AttestError && OF_INPUT.has(error.code)) bench.remove()
    throw error
  }
}

/** Goes on with a load of the same files at the same head; of anything else that was staged, clears the graph. */
async function begin(connection: Connection, lease: Lease, bench: Workbench, options: LoadOptions): Promise<void> {
  const load = `${bench.key}@${lease.head}`
  if (lease.load === load && bench.journal()[0]?.['load'] === load) options.say?.('Going on with this load where it was broken off.')
  else {
    await sweepAndTell(connection, lease, options)
    bench.forgetSteps()
    bench.note({ load })
    await connection.write('write/begin-load', { holder: lease.holder, load })
  }
  bench.removeOthers()
}

/** What a partition comes to, as the journal notes it. */
interface Planned {
  readonly planned: number
  readonly counted: Counted
  readonly nodes: number
  readonly edges: number
  readonly links: boolean
}

async function stageBench(connection: Connection, lease: Lease, bench: Workbench, options: LoadOptions, progress: Progress): Promise<Changes> {
  const { onStep = () => undefined } = options
  const plans = new Spool(bench.folder, 'plan', bench.partitions)
  const planned = await planAll(connection, lease, bench, plans, options)
  await onStep('planned')
  const changes = new Changes()
  for (const { counted } of planned) changes.add(counted)
  const done = new Set(bench.journal().flatMap(({ done: step }) => (typeof step === 'string' ? [step] : [])))
  const total = planned.reduce((sum, { nodes, edges }) => sum + nodes + edges, 0)
  let written = 0
  const advance = (count: number): void => {
    written += count
    progress(Math.min(written, total), total)
  }
  const step = async (name: string, size: (of: Planned) => number, work: (plan: LoadPlan) => Promise<void>): Promise<void> => {
    for (const partition of planned) {
      const number = partition.planned
      if (done.has(`${name} ${number}`)) advance(size(partition))
      else if (size(partition) > 0) {
        await work(planOf(plans, number))
        bench.note({ done: `${name} ${number}` })
        await onStep(`${name} ${number}`)
      }
    }
  }
  await step('nodes', ({ nodes }) => nodes, (plan) => stageNodes(connection, lease, plan, advance))
  await step('edges', ({ edges }) => edges, (plan) => stageEdges(connection, lease, plan.introduce, advance))
  await step('links', ({ links }) => (links ? 1 : 0), (plan) => stageLinks(connection, lease, plan))
  if (done.has('all')) await sweepVerdicts(connection, lease)
  else bench.note({ done: 'all' })
  return changes
}

/** Compares each partition with what the graph holds of it, before anything is staged. */
async function planAll(connection: Connection, lease: Lease, bench: Workbench, plans: Spool, { progress }: LoadOptions): Promise<Planned[]> {
  const known = new Map(bench.journal().flatMap((step) => (typeof step['planned'] === 'number' ? [[step['planned'], step as unknown as Planned] as const] : [])))
  if (known.size === bench.partitions) return [...known.values()]
  const isEmpty = lease.head === 0
  const inventory = new Spool(bench.folder, 'inventory', bench.partitions)
  inventory.clear()
  if (!isEmpty)
    for (const [number, { id }] of bench.dossiers.entries())
      for await (const page of inventoryOf(connection, id)) for (const entry of page) inventory.add(entry.label === 'Declaration' ? declaredBy(id, entry.id) : entry.id, [number, entry])
  inventory.end()
  for (let number = 0; number < bench.partitions; number++) {
    if (known.has(number)) continue
    const inventories = bench.dossiers.map(() => new Map<string, Inventory>())
    for (const [dossier, entry] of inventory.read(number) as Generator<[number, Inventory]>) inventories[dossier]?.set(entry.id, entry)
    const records = bench.partition(number)
    const plan = await planPart(connection, bench.dossiers.map(({ id }, index) => ({ id, records: records[index] ?? [], inventory: inventories[index] ?? new Map<string, Inventory>() })), isEmpty)
    keep(plans, number, plan)
    const counted = new Changes()
    counted.count(plan)
    const step: Planned = {
      planned: number,
      counted: counted.toJSON(),
      nodes: plan.introduce.length + plan.retire.length,
      edges: plan.introduce.reduce((sum, { edges }) => sum + edges.length, 0),
      links: plan.renewed.length > 0 || plan.introduce.some(({ labels }) => labels[0] === 'Derivation'),
    }
    known.set(number, step)
    bench.note({ ...step })
    progress?.('comparing', number + 1, bench.partitions)
    // The lease is renewed between partitions.
    await new Promise((resolve) => setImmediate(resolve))
  }
  inventory.clear()
  return [...known.values()]
}

function keep(plans: Spool, number: number, { introduce, retire, renewed }: LoadPlan): void {
  plans.clear(number)
  for (const node of introduce) plans.addTo(number, ['introduce', node])
  for (const one of retire) plans.addTo(number, ['retire', one])
  for (const id of renewed) plans.addTo(number, ['renewed', id])
  plans.end()
}

function planOf(plans: Spool, number: number): LoadPlan {
  const plan: LoadPlan = { introduce: [], retire: [], renewed: [] }
  for (const line of plans.read(number) as Generator<['introduce', StagedNode] | ['retire', LoadPlan['retire'][number]] | ['renewed', string]>) {
    if (line[0] === 'introduce') plan.introduce.push(line[1])
    else if (line[0] === 'retire') plan.retire.push(line[1])
    else plan.renewed.push(line[1])
  }
  return plan
}
