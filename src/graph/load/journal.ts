import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { syncFile, syncFolder } from '../managed/durable.js'
import { Presence } from '../managed/presence.js'
import type { Counted } from './changes.js'
import type { LoadPlan, StagedNode } from './plan.js'
import { Spool, type Sum, writing } from './spool.js'
import { Workbench } from './workbench.js'

/** What a partition comes to, as the journal notes it. */
export interface Planned {
  readonly counted: Counted
  readonly retire: number
  readonly nodes: number
  readonly edges: number
  readonly links: boolean
  /** Of its plan on disk. */
  readonly sum: Sum
}

/** Whose plans these are: the lease in the graph names the same load while it can be gone on with. */
interface Heading {
  readonly load: string
  readonly head: number
}

/**
 * What a long load into one graph has planned, in a folder of its own on the workbench. How much of it is done stands in
 * the graph, beside what was done.
 */
export class LoadJournal {
  readonly folder: string
  readonly load: string
  readonly planned: Planned[]
  readonly plans: Spool
  private readonly presence: Presence

  private constructor(folder: string, load: string, planned: Planned[], partitions: number) {
    this.folder = folder
    this.load = load
    this.planned = planned
    this.plans = new Spool(folder, 'plan', partitions, planned.map(({ sum }) => sum))
    this.presence = writing(folder, () => Presence.enter(folder))
  }

  static begin(bench: Workbench, graph: string, head: number): LoadJournal {
    const load = randomUUID()
    const folder = join(bench.folder, `${graph}-${load}`)
    const heading: Heading = { load, head }
    writing(folder, () => {
      mkdirSync(folder)
      writeFileSync(join(folder, 'journal'), `${JSON.stringify(heading)}\n`)
      syncFile(join(folder, 'journal'))
      syncFolder(folder)
      syncFolder(bench.folder)
    })
    return new LoadJournal(folder, load, [], bench.partitions)
  }

  /** The journal of a load that a graph is in the midst of; null if there is none, if it is damaged, or if another process works with it: into a copy of the graph. */
  static find(bench: Workbench, graph: string, head: number, load: string): LoadJournal | null {
    const folder = join(bench.folder, `${graph}-${load}`)
    if (load === '' || !existsSync(join(folder, 'journal')) || Presence.anyIn(folder)) return null
    try {
      const [heading, ...planned] = linesOf(join(folder, 'journal'))
      const of = heading as Heading | undefined
      return of?.load === load && of.head === head ? new LoadJournal(folder, load, planned as Planned[], bench.partitions) : null
    } catch (error) {
      if (error instanceof SyntaxError) return null
      throw error
    }
  }

  /** Keeps the plan of the next partition. */
  keep({ introduce, retire, renewed }: LoadPlan, of: Omit<Planned, 'sum'>): void {
    const number = this.planned.length
    this.plans.clear(number)
    for (const node of introduce) this.plans.addTo(number, ['introduce', node])
    for (const one of retire) this.plans.addTo(number, ['retire', one])
    for (const id of renewed) this.plans.addTo(number, ['renewed', id])
    this.plans.end()
    this.plans.sync(number)
    const planned: Planned = { ...of, sum: this.plans.sums[number] ?? { bytes: 0, crc: 0 } }
    writing(this.folder, () => {
      // The name of the plan's file is to be on the disk before it is said to be there.
      syncFolder(this.folder)
      appendFileSync(join(this.folder, 'journal'), `${JSON.stringify(planned)}\n`)
      syncFile(join(this.folder, 'journal'))
    })
    this.planned.push(planned)
  }

  /** @throws Damaged */
  planOf(number: number): LoadPlan {
    const plan: LoadPlan = { introduce: [], retire: [], renewed: [] }
    for (const line of this.plans.read(number) as Generator<['introduce', StagedNode] | ['retire', LoadPlan['retire'][number]] | ['renewed', string]>) {
      if (line[0] === 'introduce') plan.introduce.push(line[1])
      else if (line[0] === 'retire') plan.retire.push(line[1])
      else plan.renewed.push(line[1])
    }
    return plan
  }

  leave(): void {
    this.presence.leave()
  }

  remove(): void {
    this.leave()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Removes what other loads into this graph have left, which cannot be gone on with any more. */
  removeOthers(bench: Workbench, graph: string): void {
    for (const folder of Workbench.loadsInto(graph, bench)) if (basename(folder) !== basename(this.folder) && existsSync(dirname(folder)) && !Presence.anyIn(folder)) rmSync(folder, { recursive: true, force: true })
    bench.removeOthers()
  }
}

/** @throws SyntaxError if a whole line is no JSON */
function linesOf(file: string): unknown[] {
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  // What a kill cut off was not noted.
  if (whole !== text) writing(dirname(file), () => { writeFileSync(file, whole) })
  return whole.split('\n').slice(0, -1).map((line) => JSON.parse(line) as unknown)
}

