import type { Connection } from '../connection.js'
import { AttestError } from '../../errors.js'
import { Changes } from './changes.js'
import { type LoadOptions, type LoadResult, makeRevision, sweepAndTell, wordsOf } from './index.js'
import { LoadJournal, type Planned } from './journal.js'
import { type Lease, withLease } from './lease.js'
import { importPlanned, isEmpty, refuseUnlessEmpty } from './offline/index.js'
import { declaredBy, type Inventory, inventoryOf, type LoadPlan, planPart } from './plan.js'
import { Damaged, Spool } from './spool.js'
import { isStaged, noteStep, type Progress, stageEdges, stageLinks, stageNodes, sweepVerdicts } from './stage.js'
import { Workbench, type WorkbenchOptions } from './workbench.js'

export type LongLoadOptions = LoadOptions & WorkbenchOptions & {
  /** Why the revision is made, unless the dossiers say. */
  readonly why?: string | undefined
  /** Whether an empty graph is filled by Neo4j's importer, where the server is the managed one of `home`. */
  readonly offline?: boolean
}

/** Faults of the input: going on with the load would meet them again. */
const OF_INPUT: ReadonlySet<string> = new Set(['BAD_INPUT', 'SHARED_CONFLICT', 'DANGLING'])
/** A workbench that is damaged as soon as it is made lies on a disk that is. */
const ATTEMPTS = 3

/**
 * Loads the dossiers in some folders as one revision, whole or not at all, whatever their length: they are compiled
 * onto disk, and from there compared and staged partition by partition. A load that was broken off is gone on with
 * where it stopped, if nothing else was loaded and the files are the same.
 * @throws AttestError DOSSIER_INVALID, DISK_FULL, and as loadDossiers
 */
export async function loadFolders(connection: Connection, folders: readonly string[], options: LongLoadOptions): Promise<LoadResult & { readonly dossiers: readonly string[] }> {
  for (let attempt = 1; ; attempt++) {
    // Before the lease is taken, which compiling would leave without renewal.
    const bench = Workbench.prepare(folders, options)
    try {
      const result = await withLease(connection, (lease) => loadBench(connection, lease, bench, options), options)
      bench.remove()
      return { ...result, dossiers: bench.dossiers.map(({ id }) => id) }
    } catch (error) {
      if (error instanceof Damaged && attempt < ATTEMPTS) {
        bench.discard(options)
        continue
      }
      if (error instanceof AttestError && OF_INPUT.has(error.code)) bench.remove()
      else bench.leave()
      throw error
    }
  }
}

async function loadBench(connection: Connection, lease: Lease, bench: Workbench, options: LongLoadOptions): Promise<LoadResult> {
  const { journal, done } = await begin(connection, lease, bench, options)
  const words = wordsOf(bench.dossiers.map((dossier) => ({ ...dossier, why: options.why ?? dossier.why })))
  try {
    const result = await makeRevision(connection, lease, words, options, (told) => stageBench(connection, lease, bench, journal, done, options, told))
    journal.remove()
    return result
  } catch (error) {
    if (error instanceof AttestError && OF_INPUT.has(error.code)) journal.remove()
    else journal.leave()
    throw error
  }
}

/** Goes on with the load that the graph is in the midst of, if it is this one; of anything else that was staged, clears the graph. */
async function begin(connection: Connection, lease: Lease, bench: Workbench, options: LoadOptions): Promise<{ journal: LoadJournal; done: number }> {
  const found = LoadJournal.find(bench, lease.graph, lease.head, lease.load)
  if (found && (await isAllThere(connection, lease, bench, found))) {
    options.say?.('Going on with this load where it was broken off.')
    found.removeOthers(bench, lease.graph)
    return { journal: found, done: lease.step }
  }
  if (found) {
    options.say?.('What was staged of this load before it was broken off is not whole; it is begun anew.')
    found.remove()
  }
  await sweepAndTell(connection, lease, options)
  const journal = LoadJournal.begin(bench, lease.graph, lease.head)
  await connection.write('write/begin-load', { holder: lease.holder, load: journal.load })
  journal.removeOthers(bench, lease.graph)
  return { journal, done: 0 }
}

/** The steps of a partition, each done for all partitions before the next: how much there is to do, and the doing. */
const STEPS: readonly { name: string; size: (of: Planned) => number; work: (connection: Connection, lease: Lease, plan: LoadPlan, advance: (count: number) => void) => Promise<void> }[] = [
  { name: 'nodes', size: ({ nodes, retire }) => nodes + retire, work: stageNodes },
  { name: 'edges', size: ({ edges }) => edges, work: (connection, lease, plan, advance) => stageEdges(connection, lease, plan.introduce, advance) },
  { name: 'links', size: ({ links }) => (links ? 1 : 0), work: (connection, lease, plan) => stageLinks(connection, lease, plan) },
]

/** Whether the graph holds what is noted as done. */
async function isAllThere(connection: Connection, lease: Lease, bench: Workbench, journal: LoadJournal): Promise<boolean> {
  const { partitions } = bench
  if (lease.step > 0 && journal.planned.length < partitions) return false
  for (const [number, planned] of journal.planned.entries()) {
    const [hasNodes, hasEdges] = [lease.step > number, lease.step > partitions + number]
    if (hasNodes && !(await isStaged(connection, lease, journal.planOf(number), { nodes: planned.nodes, retire: planned.retire, edges: hasEdges ? planned.edges : null }))) return false
  }
  return true
}

async function stageBench(connection: Connection, lease: Lease, bench: Workbench, journal: LoadJournal, done: number, options: LongLoadOptions, progress: Progress): Promise<Changes> {
  const { onStep = () => undefined } = options
  await planAll(connection, lease, bench, journal, options)
  await onStep('planned')
  if (options.offline) done = await fill(connection, lease, journal, done, options)
  const changes = new Changes()
  for (const { counted } of journal.planned) changes.add(counted)
  const total = journal.planned.reduce((sum, of) => sum + of.nodes + of.retire + of.edges, 0)
  let written = 0
  const advance = (count: number): void => {
    written += count
    progress(Math.min(written, total), total)
  }
  let at = 0
  for (const { name, size, work } of STEPS)
    for (const [number, planned] of journal.planned.entries()) {
      at++
      if (at <= done) advance(size(planned))
      else if (size(planned) > 0) {
        await work(connection, lease, journal.planOf(number), advance)
        await noteStep(connection, lease, journal.load, at)
        await onStep(`${name} ${number}`)
      }
    }
  // Verdicts that were given before it was broken off are given again.
  if (done > at) await sweepVerdicts(connection, lease)
  else await noteStep(connection, lease, journal.load, at + 1)
  return changes
}

/** The first two steps of all partitions by an import, unless some of that is in the graph already. */
async function fill(connection: Connection, lease: Lease, journal: LoadJournal, done: number, options: LongLoadOptions): Promise<number> {
  await refuseUnlessEmpty(connection)
  if (done === 0 && (await isEmpty(connection))) return importPlanned(connection, lease, journal, options.home, options)
  options.say?.('A part of this load is in the graph already; the rest is loaded without the importer.')
  return done
}

/** Compares each partition with what the graph holds of it, before anything is staged. */
async function planAll(connection: Connection, lease: Lease, bench: Workbench, journal: LoadJournal, { progress }: LoadOptions): Promise<void> {
  if (journal.planned.length === bench.partitions) return
  const isEmpty = lease.head === 0
  const inventory = new Spool(journal.folder, 'inventory', bench.partitions)
  inventory.clear()
  if (!isEmpty)
    for (const [number, { id }] of bench.dossiers.entries())
      for await (const page of inventoryOf(connection, id)) for (const entry of page) inventory.add(entry.label === 'Declaration' ? declaredBy(id, entry.id) : entry.id, [number, entry])
  inventory.end()
  for (let number = journal.planned.length; number < bench.partitions; number++) {
    const inventories = bench.dossiers.map(() => new Map<string, Inventory>())
    for (const [dossier, entry] of inventory.read(number) as Generator<[number, Inventory]>) inventories[dossier]?.set(entry.id, entry)
    const records = bench.partition(number)
    const plan = await planPart(connection, bench.dossiers.map(({ id }, index) => ({ id, records: records[index] ?? [], inventory: inventories[index] ?? new Map<string, Inventory>() })), isEmpty)
    const counted = new Changes()
    counted.count(plan)
    journal.keep(plan, {
      counted: counted.toJSON(),
      retire: plan.retire.length,
      nodes: plan.introduce.length,
      edges: plan.introduce.reduce((sum, { edges }) => sum + edges.length, 0),
      links: plan.renewed.length > 0 || plan.introduce.some(({ labels }) => labels[0] === 'Derivation'),
    })
    progress?.('comparing', number + 1, bench.partitions)
    // The lease is renewed between partitions.
    await new Promise((resolve) => setImmediate(resolve))
  }
  inventory.clear()
}
