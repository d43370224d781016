import type { Random } from './random.js'

/** What no writer means to put into a file, and what files hold nevertheless. */
const ODD_BYTES: readonly Buffer[] = [
  Buffer.from([0]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0x80]),
  Buffer.from([0xc0, 0xaf]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xf4, 0x90, 0x80, 0x80]),
  Buffer.from([0xd0]),
  Buffer.from('\u2028'),
  Buffer.from('\u0085'),
  Buffer.from('\u202e'),
  Buffer.from('\u200b'),
  Buffer.from('\ufeff'),
  Buffer.from('e\u0301\u0301\u0301'),
  Buffer.from('👩‍👩‍👧‍👦'),
  Buffer.from('\r'),
  Buffer.from('\t'),
  Buffer.from('\x1b[31m'),
  Buffer.from('\x7f'),
]

type Mutation = (bytes: Buffer, random: Random) => Buffer

const insert: Mutation = (bytes, random) => spliced(bytes, random.below(bytes.length + 1), 0, random.pick(ODD_BYTES) ?? Buffer.alloc(0))
const flip: Mutation = (bytes, random) => {
  const changed = Buffer.from(bytes)
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(changed.length)
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
  }
  return changed
}
const remove: Mutation = (bytes, random) => spliced(bytes, random.below(bytes.length), 1 + random.below(60), Buffer.alloc(0))
const repeat: Mutation = (bytes, random) => {
  const from = random.below(bytes.length)
  return spliced(bytes, random.below(bytes.length), 0, bytes.subarray(from, from + 1 + random.below(300)))
}
const truncate: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length))
const otherEncoding: Mutation = (bytes, random) => Buffer.from(bytes.toString('utf8'), random.pick(['utf16le', 'latin1']))
const otherEnds: Mutation = (bytes, random) => Buffer.from(bytes.toString('utf8').replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\u2028', ' '])))
const nothing: Mutation = () => Buffer.alloc(0)

const lines =
  (change: (lines: string[], random: Random) => void): Mutation =>
  (bytes, random) => {
    const parts = bytes.toString('utf8').split('\n')
    change(parts, random)
    return Buffer.from(parts.join('\n'))
  }

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  insert,
  insert,
  flip,
  flip,
  remove,
  repeat,
  truncate,
  otherEncoding,
  otherEnds,
  nothing,
  lines((parts, random) => parts.splice(random.below(parts.length), 1 + random.below(3))),
  lines((parts, random) => parts.splice(random.below(parts.length), 0, parts[random.below(parts.length)] ?? '')),
  lines((parts, random) => {
    const [one, other] = [random.below(parts.length), random.below(parts.length)]
    ;[parts[one], parts[other]] = [parts[other] ?? '', parts[one] ?? '']
  }),
  lines((parts, random) => {
    const at = random.below(parts.length)
    parts[at] = random.oneIn(2) ? `${' '.repeat(1 + random.below(12))}${parts[at] ?? ''}` : (parts[at] ?? '').replace(/^ {1,4}/, '')
  }),
  lines((parts, random) => {
    const at = random.below(parts.length)
    parts[at] = (parts[at] ?? '').replace(random.pick([': ', '- ', '"', "'", ', ', '{', '}', '[', ']', '#']), random.pick([':', ' ', '"', "'", '|', '>', '{', '}', '[', ']', '&a ', '*a ', '!!', '? ', '%', '@', '`', '<<: ', '-']))
  }),
]

/** A file with something wrong in its bytes or lines. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  return random.pick(MUTATIONS)(bytes, random)
}

function spliced(bytes: Buffer, at: number, count: number, put: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + count)])
}
