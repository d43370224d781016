import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { PROJECT } from '../src/paths.js'
import { type Measured, type Tally, time, type Timing } from './contest.js'

/** Every area, loaded only when it is asked for. */
const AREAS: Readonly<Record<string, () => Promise<Measured>>> = {
  answering: async () => (await import('./answering/index.js')).default(quick, home, sizes),
  arithmetic: async () => (await import('./arithmetic.js')).arithmetic(),
  cost: async () => (await import('./cost/index.js')).default(quick, sizes, home?.split(',') ?? []),
  independence: async () => (await import('./independence.js')).default(),
  loading: async () => (await import('./loading/index.js')).default(quick, sizes),
  names: async () => (await import('./names.js')).default(),
  scale: async () => (await import('./scale.js')).default(quick, sizes),
  soak: async () => (await import('./soak/index.js')).default(quick, home, sizes, minutes),
  truth: async () => (await import('./truth/index.js')).default(quick),
}

/** A quick run has no time for them, unless they are named: they fill several databases, or go on for minutes. */
const LONG = ['cost', 'loading', 'scale', 'soak', 'truth']
const quick = process.argv.includes('--quick')
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
/** Other sizes of the archives, such as --claims=10000,100000. */
const sizes = (/^--claims=([\d,]+)$/.exec(process.argv.find((argument) => argument.startsWith('--claims=')) ?? '')?.[1] ?? '').split(',').filter(Boolean).map(Number)
/** An Attest whose archive is asked instead of one that is loaded for the run: --home=.attest; for the cost several, the smallest first: --home=small,large */
const home = process.argv.find((argument) => argument.startsWith('--home='))?.slice('--home='.length)
/** For how long the soak goes on: --minutes=10 */
const minutes = ((written) => (written === undefined ? undefined : Number(written)))(/^--minutes=(\d+(?:\.\d+)?)$/.exec(process.argv.find((argument) => argument.startsWith('--minutes=')) ?? '')?.[1])
const unknown = asked.filter((area) => !(area in AREAS))
if (unknown.length > 0) {
  console.error(`No such area: ${unknown.join(', ')}. There are ${Object.keys(AREAS).join(', ')}.`)
  process.exit(2)
}

const areas = Object.entries(AREAS).filter(([area]) => (asked.length > 0 ? asked.includes(area) : !(quick && LONG.includes(area))))
execFileSync('npm', ['run', 'build'], { cwd: PROJECT, stdio: 'ignore' })
const timings: (Timing & { readonly area: string })[] = []
const tallies: (Tally & { readonly area: string })[] = []
for (const [area, load] of areas) {
  console.error(`${area} … (${Math.round(process.uptime())} s)`)
  const measured = await load()
  for (const contest of measured.contests) for (const timing of await time(contest, quick ? 3 : 9, quick ? 100 : 500)) timings.push({ area, ...timing })
  for (const tally of measured.tallies) tallies.push({ area, ...tally })
}

const table = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string => [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
const report = [
  '# Measured',
  `\`npm run bench${quick ? ' -- --quick' : ''}\`, Node ${process.versions.node}, ${cpus().length} processors. Ratios are to the first of each group: the median of the rounds, and the least and most of them. Absolute times depend on the machine.${quick && asked.length === 0 ? ` A quick run leaves out what takes longer: ${LONG.join(', ')}.` : ''}`,
  table(['area', 'what', 'who', 'median ms', 'ratio', 'least–most'], timings.map(({ area, contest, contestant, median, ratio: [ratio, least, most] }) => [area, contest, contestant, figure(median), figure(ratio), `${figure(least)}–${figure(most)}`])),
  ...tallies.map(({ area, title, columns, rows }) => `## ${area}: ${title}\n\n${table(columns, rows)}`),
].join('\n\n')
console.log(report)
if (asked.length === 0) {
  writeFileSync(join(import.meta.dirname, 'results.md'), `${report}\n`)
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify({ node: process.versions.node, quick, timings, tallies }, null, 2)}\n`)
}
