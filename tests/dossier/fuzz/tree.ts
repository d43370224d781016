import type { Random } from './random.js'

type Container = Record<string | number, unknown>

interface Spot {
  readonly parent: Container
  readonly key: string | number
}

/** Changes a few parts of a tree of maps, lists and values, keeping its form: what is wrong is what it says. */
export function mutateTree(root: unknown, random: Random): unknown {
  const tree: unknown = structuredClone(root)
  for (let count = 1 + random.below(4); count > 0; count--) {
    const spots = spotsOf(tree)
    const spot = random.pick(spots)
    if (spot) change(spot, spots, random)
  }
  return tree
}

function spotsOf(tree: unknown): Spot[] {
  const spots: Spot[] = []
  const walk = (value: unknown): void => {
    if (!isContainer(value)) return
    for (const key of Object.keys(value)) {
      spots.push({ parent: value, key: Array.isArray(value) ? Number(key) : key })
      walk(value[key])
    }
  }
  walk(tree)
  return spots
}

function change({ parent, key }: Spot, spots: readonly Spot[], random: Random): void {
  const other = random.pick(spots)
  const foreign = (): unknown => structuredClone(other?.parent[other.key])
  const set = (value: unknown): void => {
    parent[key] = value
  }
  switch (random.below(9)) {
    case 0:
      if (Array.isArray(parent)) parent.splice(Number(key), 1)
      else Reflect.deleteProperty(parent, key)
      return
    case 1:
      if (Array.isArray(parent)) parent.push(foreign())
      else parent[random.pick(ODD_KEYS) ?? ''] = foreign()
      return
    case 2:
      if (other && !isWithin(parent[key], other.parent) && !isWithin(foreign(), parent)) [parent[key], other.parent[other.key]] = [foreign(), parent[key]]
      return
    case 3:
      if (!Array.isArray(parent)) {
        // Under a name of the format, but not here.
        parent[typeof other?.key === 'string' ? other.key : 'id'] = parent[key]
        Reflect.deleteProperty(parent, key)
      }
      return
    case 4:
      set(foreign())
      return
    case 5:
      set(anyText(spots, random))
      return
    case 6:
      set(Array.isArray(parent[key]) ? { items: parent[key] } : [parent[key], parent[key]])
      return
    default:
      set(random.pick(ODD_VALUES)?.(random))
  }
}

/** The text of some other place: ids of other things make references that lead astray, or in circles. */
function anyText(spots: readonly Spot[], random: Random): unknown {
  const texts = spots.filter(({ parent, key }) => typeof parent[key] === 'string')
  const found = random.pick(texts)
  return found ? found.parent[found.key] : ''
}

function isWithin(container: unknown, part: unknown): boolean {
  return container === part || (isContainer(container) && Object.values(container).some((value) => isWithin(value, part)))
}

const ODD_KEYS: readonly string[] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '0', '-1', 'null', 'id', 'is', 'with', 'claims', 'ключ', 'a'.repeat(2000), 'x\ny', '\u0000', '~1/~0']

const ODD_VALUES: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => -0,
  () => Number.MAX_SAFE_INTEGER,
  () => '',
  () => ' ',
  () => [],
  () => ({}),
  () => '__proto__',
  () => 'constructor',
  () => '\u0000',
  () => '\ud800',
  () => '💥'.repeat(40),
  () => '../../etc/passwd',
  () => '/dev/zero',
  () => 'dossier.yaml',
  () => '.',
  (random) => nested(2 + random.below(120), random),
  (random) => 'long '.repeat(10 ** (1 + random.below(4))),
  (random) => random.pick(['1917-13-45', '0000', '-9999', '1917-12-26/1917-12-01', '1917..1918', '[1917..]', '1917-02-30', '29 February 1900', '99999999999', 'XVI в.', '1917-XX-XX', '?', '~', '1917%', '５', '१९१७']),
  (random) => random.pick(['12', '≥ 17', '1e9', '0x10', '1,000,000', '12-10', '-5', '1/0', '½', '٣', 'около 450', '9'.repeat(400), '1.', '.5', 'NaN', 'Infinity', '12 34 56']),
  (random) => random.pick(['GARF, F. 1810, Op. 1, D. 7', 'ф. ', 'Ф. 1, оп. 2, д. 3, л. 4–5 об.', 'л. 99999999999999999999', 'F. -1', ',,,,,', '(', 'Л. 1-'.repeat(200)]),
  (random) => Array.from({ length: 1 + random.below(300) }, (_, index) => index),
]

function nested(depth: number, random: Random): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level++) value = random.oneIn(2) ? [value] : { a: value }
  return value
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}
