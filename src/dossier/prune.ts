import type { Path } from './files.js'

/** Lists within a passage whose items can be left out one by one. */
const LISTS: ReadonlySet<unknown> = new Set(['claims', 'rolls', 'tables', 'constraints', 'readings', 'mentions', 'citations', 'remarks'])

/** A part of a file, as it was. */
export interface TakenOut {
  readonly path: Path
  readonly value: unknown
}

export interface Pruned {
  readonly takenOut: readonly TakenOut[]
  /** The ids that went with what was taken out: a reference to one of them is no fault of its own. */
  readonly lost: readonly string[]
  /** The path in the file as written of something in what is left. */
  asWritten(path: Path): Path
}

/** Takes out of a file's data what does not follow the schema, so that the rest can be checked at the same time. */
export function prune(data: unknown, faults: readonly Path[]): Pruned {
  const lost: string[] = []
  const takenOut: TakenOut[] = []
  const lists = new Map<string, { list: unknown[]; out: Set<number> }>()
  for (const path of new Map(faults.map((fault) => [JSON.stringify(itemAt(fault)), itemAt(fault)])).values()) {
    const [within, key] = [path.slice(0, -1), path.at(-1)]
    const parent = within.reduce<unknown>((value, step) => (isContainer(value) ? value[step] : undefined), data)
    if (!isContainer(parent) || key === undefined) continue
    takenOut.push({ path, value: parent[key] })
    lost.push(...(path.length === 2 && typeof key === 'string' ? [key] : []), ...idsIn(parent[key]))
    if (!Array.isArray(parent)) Reflect.deleteProperty(parent, key)
    else {
      const entry = lists.get(JSON.stringify(within)) ?? { list: parent, out: new Set() }
      lists.set(JSON.stringify(within), entry)
      entry.out.add(Number(key))
    }
  }
  for (const { list, out } of lists.values()) list.splice(0, list.length, ...list.filter((_, index) => !out.has(index)))
  return {
    takenOut,
    lost,
    asWritten: (path) =>
      path.map((step, length) => {
        const out = typeof step === 'number' ? lists.get(JSON.stringify(path.slice(0, length)))?.out : undefined
        return out === undefined || typeof step !== 'number' ? step : originalIndex(step, out)
      }),
  }
}

/** The index that an item had before others were taken out. */
function originalIndex(index: number, out: ReadonlySet<number>): number {
  let original = 0
  for (let left = index; left > 0 || out.has(original); original++) if (!out.has(original)) left--
  return original
}

/** The smallest part around a fault that can be left out. */
function itemAt(path: Path): Path {
  if (path[0] !== 'passages') return path.slice(0, path[0] === 'dossier' ? 1 : 2)
  if (path.length > 3 && LISTS.has(path[2]) && typeof path[3] === 'number') return path.slice(0, 4)
  return path.slice(0, 3)
}

function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}

/** Every id that a part declares, at any depth. */
export function idsIn(value: unknown): string[] {
  if (!isContainer(value)) return []
  const own = typeof value['id'] === 'string' ? [value['id']] : []
  return [...own, ...Object.values(value).flatMap(idsIn)]
}
