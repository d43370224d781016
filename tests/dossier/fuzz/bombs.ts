import type { Random } from './random.js'

/** Texts that were made to exhaust or to mislead a reader of YAML; each goes to the end of a real file, or stands alone. */
const YAML_BOMBS: readonly ((random: Random) => string)[] = [
  // Each line nine of the one before: a few lines that stand for gigabytes.
  () => `a0: &a0 ["lol","lol"]\n${Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array.from({ length: 9 }, () => `*a${n}`).join(',')}]`).join('\n')}\n`,
  () => `people: &p\n  a: { name: A, note: *p }\n`,
  () => `people: { a: &a { name: A }, b: { <<: *a }, c: { <<: [*a, *a] } }\n`,
  () => `sources:\n${Array.from({ length: 1500 }, (_, n) => `  s${n}: ${n === 0 ? '&s ' : '*s'}${n === 0 ? '{ title: S, kind: LIST }' : ''}`).join('\n')}\n`,
  (random) => `x: ${'['.repeat(1 + random.below(20_000))}\n`,
  (random) => `x: ${'{a: '.repeat(1 + random.below(5_000))}\n`,
  (random) => `x:\n${Array.from({ length: 1 + random.below(2_000) }, (_, n) => `${' '.repeat(n + 1)}a:`).join('\n')}\n`,
  (random) => Array.from({ length: 1 + random.below(3_000) }, (_, n) => `${' '.repeat(n % 90)}[`).join('\n'),
  (random) => `${'- '.repeat(1 + random.below(5_000))}\n`,
  (random) => `${'? '.repeat(1 + random.below(2_000))}\n`,
  (random) => `${'!'.repeat(1 + random.below(5_000))} x\n`,
  (random) => `x: ${'&a '.repeat(1 + random.below(3_000))}\n`,
  (random) => `x: "${'\\u0041'.repeat(1 + random.below(50_000))}"\n`,
  (random) => `x: |\n${'  text\n'.repeat(1 + random.below(50_000))}`,
  (random) => `x: >-\n${'\n'.repeat(1 + random.below(50_000))}  y\n`,
  (random) => `# ${'#'.repeat(random.below(200_000))}\n`,
  (random) => Array.from({ length: 1 + random.below(5_000) }, (_, n) => `k${n}: ${n}`).join('\n'),
  (random) => Array.from({ length: 1 + random.below(3_000) }, () => 'same: 1').join('\n'),
  () => '%YAML 1.1\n---\nyes: no\n',
  () => '---\na: 1\n...\n---\nb: 2\n',
  () => 'x: !!binary "////"\ny: !!timestamp 2001-12-14\nz: !!set { a, b }\nw: !!omap [ a: 1 ]\nv: !!js/function "x"\nu: !<tag:yaml.org,2002:int> "3"\n',
  () => 'passages: !!map\n  - in: a\n',
  () => '? [complex, key]\n: value\n? { a: b }\n: value\n',
  () => 'a: .inf\nb: .nan\nc: 0o17\nd: 0x1F\ne: 1_000\nf: 2001-01-01\ng: ~\n',
  () => '"\\ud800": x\n',
  () => '<<: { dossier: { id: merged, title: Merged, by: M } }\n',
  () => '__proto__: { dossier: { id: polluted, title: P, by: P } }\n',
]

const LINES_BOMBS: readonly ((random: Random) => string)[] = [
  (random) => '['.repeat(1 + random.below(200_000)),
  (random) => `${'{"a":'.repeat(1 + random.below(50_000))}1`,
  (random) => closed(100_000, random),
  (random) => `{"claims":${closed(50_000, random)}}`,
  (random) => `{"id":"deep","office":{"holder":${closed(20_000, random)}}}`,
  (random) => `{"people":{"deep":${closed(20_000, random)}}}`,
  (random) => `{"passages":[${closed(20_000, random)}]}`,
  (random) => `{"id":"${'x'.repeat(1 + random.below(300_000))}"}`,
  () => '{"__proto__":{"id":"p"},"id":"q"}',
  () => 'null\n1\n"text"\n[]\n{}\ntrue\n-\n',
  () => '{"id":"a","id":"b"}',
  () => '{"id":"\\ud800"}',
  () => '\ufeff{"id":"a"}\n\ufeff{"id":"b"}',
  (random) => '\n'.repeat(1 + random.below(100_000)),
  (random) => `"${'a""'.repeat(1 + random.below(20_000))}`,
  (random) => ','.repeat(1 + random.below(50_000)),
  (random) => Array.from({ length: 1 + random.below(60) }, () => '"open,1').join('\n'),
  () => 'as,as,is\n1,2,3\n',
  () => '\u0000,\u0000\n',
]

const REQUEST_BOMBS: readonly ((random: Random) => string)[] = [
  (random) => '{ a '.repeat(1 + random.below(20_000)),
  (random) => `{ provenance(proposition: "${'x'.repeat(1 + random.below(100_000))}") { verdict { name } } }`,
  (random) => `{ mandates(verdict: ${'['.repeat(1 + random.below(20_000))}) { nodes { id } } }`,
  () => 'fragment a on Query { ...b } fragment b on Query { ...a } { ...a }',
  (random) => `{ ${Array.from({ length: 1 + random.below(9_000) }, (_, n) => `a${n}: __typename`).join(' ')} }`,
  () => '',
  () => '"""',
]

/** Brackets as deep as you like, each of them closed: JSON is parsed without a stack, and walked with one. */
function closed(most: number, random: Random): string {
  const depth = 1 + random.below(most)
  return random.oneIn(2) ? `${'['.repeat(depth)}${']'.repeat(depth)}` : `${'{"id":'.repeat(depth)}1${'}'.repeat(depth)}`
}

/** A text in place of a file of its kind, or behind what it says. */
export function bomb(file: string, before: Buffer, random: Random): Buffer {
  const bombs = /\.ya?ml$/.test(file) ? YAML_BOMBS : /\.(csv|ndjson)$/.test(file) ? LINES_BOMBS : REQUEST_BOMBS
  const text = Buffer.from(random.pick(bombs)?.(random) ?? '')
  return random.oneIn(3) ? text : Buffer.concat([before, Buffer.from('\n'), text])
}
