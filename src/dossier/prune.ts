import type { Path } from './files.js'

/** Lists within a passage whose items can be left out one by one. */
const LISTS: ReadonlySet<unknown> = new Set(['claims', 'rolls', 'tables', 'constraints', 'readings', 'mentions', 'citations', 'remarks'])

/**
 * Takes out of a file's data what does not follow the schema, so that the rest can be checked at the same time.
 * @returns the ids that went with it: a reference to one of them is no fault of its own
 */
export function prune(data: unknown, faults: readonly Path[]): string[] {
  const lost: string[] = []
  const lists = new Set<unknown[]>()
  for (const path of new Map(faults.map((fault) => [JSON.stringify(itemAt(fault)), itemAt(fault)])).values()) {
    const parent = path.slice(0, -1).reduce<unknown>((value, step) => (isContainer(value) ? value[step] : undefined), data)
    const key = path.at(-1)
    if (!isContainer(parent) || key === undefined) continue
    lost.push(...(path.length === 2 && typeof key === 'string' ? [key] : []), ...idsIn(parent[key]))
    if (Array.isArray(parent)) {
      parent[Number(key)] = undefined
      lists.add(parent)
    } else Reflect.deleteProperty(parent, key)
  }
  for (const list of lists) list.splice(0, list.length, ...list.filter((item) => item !== undefined))
  return lost
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
