import { mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseOf } from './cases.js'
import { judge } from './judge.js'

/**
 * A process that checks the dossiers of some seeds: process.ts FIRST COUNT. It prints the seed of each before it
 * begins, so that whoever watches knows which one takes too long, and behind it what went wrong.
 */
const [first = 0, count = 0] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'attest-fuzz-'))
// Written at once: the next check may never give way to anything else.
const print = (line: object): number => writeSync(1, `${JSON.stringify(line)}\n`)
try {
  for (let seed = first; seed < first + count; seed++) {
    print({ begins: seed })
    const made = caseOf(seed)
    const fault = judge(join(folder, 'dossier'), made)
    if (fault !== null) print({ seed, what: made.what, fault })
  }
  print({ begins: null })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
