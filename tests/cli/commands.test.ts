import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFresh } from '../graph/fresh.js'
import { dossierFolder } from '../graph/dossiers.js'
import { testDatabase } from '../neo4j.js'
import { builtProgram, execute, type Outcome } from './program.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-commands-'))
const chronicles = dossierFolder('chronicles')
const OFFICE = 'office/odo/of:diocese/bishop'

/** The environment of the shared database; its home is nowhere, so that none can be started by mistake. */
function environment(): Record<string, string> {
  const { uri, user, password } = testDatabase()
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ATTEST_HOME: join(folder, 'no-home') }
}

function attest(...args: string[]): Promise<Outcome> {
  return execute(args, environment())
}

function data({ code, stdout, stderr }: Outcome): unknown {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

beforeAll(async () => {
  builtProgram()
  await (await openFresh()).close()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('help and misuse', { timeout: 120_000 }, () => {
  it('a command has a help that tells its exit codes, and lists the values of the schema that it takes', async () => {
    const VALUES: Record<string, string[]> = { mandates: ['"CONTESTED"', '"AS_STATED"'], sources: ['"MONOGRAPH"'], rolls: ['"MANDATE"'], audit: ['"CALENDAR_PAIR"'] }
    const commands = ['start', 'check', 'load', 'provenance', 'what-if', 'keystones', 'disagreements', 'sameness', 'mandates', 'sources', 'rolls', 'names', 'suspicions', 'audit', 'log', 'db verify']
    await Promise.all(
      commands.map(async (command) => {
        const { code, stdout } = await attest(...command.split(' '), '--help')
        expect([command, code]).toEqual([command, 0])
        for (const text of [`Usage: attest ${command}`, 'Exit codes: 0', ...(VALUES[command] ?? [])]) expect(stdout).toContain(text)
      }),
    )
  })

  it('misuse is exit code 2, with what would have been right', async () => {
    const misuses: [args: string[], message: string][] = [
      [['mandates', '--verdict', 'NOPE'], 'Allowed choices are UNATTESTED, '],
      [['mandates', '--granularity', 'NOPE'], 'Allowed choices are SEAT, AS_STATED.'],
      [['sources', '--kind', 'NOPE'], 'Allowed choices are ARCHIVAL_FILE, '],
      [['rolls', '--of', 'NOPE'], 'Allowed choices are MANDATE, '],
      [['audit', '--kind', 'NOPE'], 'Allowed choices are SUM, COUNT, '],
      [['nope'], "unknown command 'nope'"],
      [['check'], "missing required argument 'folder'"],
      [['log', 'first'], 'Expected a whole number from 1.'],
      [['db', 'nope'], "unknown command 'nope'"],
    ]
    await Promise.all(
      misuses.map(async ([args, message]) => {
        const { code, stdout, stderr } = await attest(...args)
        expect([args, code, stdout]).toEqual([args, 2, ''])
        expect(stderr).toContain(message)
      }),
    )
  })
})

describe('check and load', { timeout: 120_000 }, () => {
  it('check tells what is wrong where, for people and as JSON, without a database', async () => {
    const env = { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none' }
    const sound = await execute(['check', chronicles], env)
    expect(sound.code).toBe(0)
    expect(sound.stderr).toMatch(/^chronicles: \d+ records, no error, \d+ warnings\n$/)
    writeFileSync(join(folder, 'dossier.yaml'), 'dossier: { id: letters, title: Letters, by: Test }\npeople:\n  odo: { name: Odo, colour: red }\n')
    const faulty = await execute(['check', folder], env)
    expect(faulty.code).toBe(1)
    expect(faulty.stdout).toMatch(/^dossier\.yaml:3:\d+: .*colour/)
    const listed = await execute(['check', folder, '--json'], env)
    expect(listed.code).toBe(1)
    expect(JSON.parse(listed.stdout)).toMatchObject([{ severity: 'error', file: 'dossier.yaml', line: 3 }])
  })

  it('load loads once, names its reason, and nothing of a dossier with errors', async () => {
    const refused = await attest('load', chronicles, folder)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain(`Nothing was loaded from ${folder}.`)
    expect((await attest('log')).stdout).toBe('nothing has been loaded yet\n')
    const loaded = await attest('load', chronicles, dossierFolder('diet'), '--why', 'the first reading')
    expect(loaded).toMatchObject({ code: 0, stdout: expect.stringMatching(/^chronicles, diet: revision 1 \(.*Claim \+/) as string })
    expect(await attest('load', chronicles, dossierFolder('diet'))).toMatchObject({ code: 0, stdout: 'chronicles, diet: nothing new, the graph stays at revision 1\n' })
  })
})

describe('log', { timeout: 120_000 }, () => {
  it('lists revisions, and says how many it leaves out', async () => {
    await attest('load', dossierFolder('letters'))
    const newest = await attest('log', '-n', '1')
    expect(newest.stdout).toMatch(/^revision 2, [^\n]* load of letters\n/)
    expect(newest.stdout).toMatch(/\n {2}… and 1 more \(-n shows more\)\n$/)
    expect((await attest('log')).stdout).toContain('the first reading')
    expect((data(await attest('log', '--json')) as { number: number }[]).map(({ number }) => number)).toEqual([2, 1])
  })

  it('of a revision names what it introduced and retired', async () => {
    const { introduced, records } = (data(await attest('log', '1', '--json')) as { introduced: number; records: { change: string; kind: string; id: string; caption: string }[] })
    expect(records).toHaveLength(introduced)
    expect(records).toContainEqual({ change: 'introduced', kind: 'Source', id: 'annals-a', caption: 'Annals A' })
    expect(records.filter(({ id }) => id === 'chronicles/a-death')).toMatchObject([{ change: 'introduced', kind: 'Claim' }])
    const { code, stdout } = await attest('log', '1', '-n', '2')
    expect(code).toBe(0)
    expect(stdout.match(/^ {2}\+ /gm)).toHaveLength(2)
    expect(stdout).toContain(`  … and ${introduced - 2} more (-n shows more, --json all)`)
    // What the letters say of Odo is new; the verdict on it was another one before.
    const second = await attest('log', '2', '-n', '500')
    expect(second.stdout).toContain('\n  + Claim letters/l-death: ')
    expect(second.stdout).not.toContain('more (')
  })

  it('of a revision that is none says so', async () => {
    expect(await attest('log', '9')).toEqual({ code: 1, stdout: '', stderr: 'There is no revision 9; the newest is 2.\n' })
  })
})

describe('names', { timeout: 120_000 }, () => {
  it('prints whom a name may mean in any alphabet, with reasons for and against, or as JSON', async () => {
    const { code, stdout, stderr } = await attest('names', 'Вера Гронова', 'Өмірзақ')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('“Вера Гронова” agrees best with Vera Hron.')
    expect(stdout).toMatch(/\d\.\d\d Vera Hron, as “Vera Hron” \(vera\)\n {6}\+ /)
    expect(stdout).toMatch(/No recorded name|Nobody and nothing/)
    const [answer] = data(await attest('names', 'Hron', '--json')) as { candidates: { node: { id: string }; for: { kind: string }[] }[] }[]
    expect(answer?.candidates[0]).toMatchObject({ node: { id: 'vera' }, for: [{ kind: 'SAME' }] })
  })

  it('refuses a district that is none', async () => {
    const { code, stderr } = await attest('names', 'Hron', '--district', 'nowhere')
    expect(code).toBe(1)
    expect(stderr).toContain('"nowhere"')
  })
})

describe('provenance', { timeout: 120_000 }, () => {
  it('prints the page of a proposition, and apart from what contests it the absences that are only stated', async () => {
    const { code, stdout, stderr } = await attest('provenance', OFFICE)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Odo · Diocese of Ostrava Nova · bishop\n[A-Z_]+ · [A-Z_]+\n\n/)
    expect(stdout).not.toContain('Set aside')
    expect(stdout).toMatch(/\nABSENCE STATED \(counts only through a roll that ought to name it\)\n {2}• List of bishops in the cathedral \[left column\] omits\n/)
    expect(stdout).not.toContain('CONTESTED BY')
  })

  it('says on the page under which rules it stands, and what falls by them', async () => {
    const { stdout } = await attest('provenance', OFFICE, '--without-source', 'annals-a', '--without-relay', 'history', '--ignore-inferences', '--ignore-silence', '--accept-suspected')
    expect(stdout.replace(/\s+/g, ' ')).toContain('Set aside: Annals A as a speaker; History of the diocese as a relay; what is only inferred; what is only passed over in silence. Counted as certain: derivations that are only suspected.')
    expect(stdout).toMatch(/\nSET ASIDE, OR RESTING ON WHAT IS, AND NOT COUNTED\n(.*\n)*? {2}• Annals B \(a copy of A\) \[f\. 11v\]/)
    expect(stdout).not.toContain('\nSILENT')
  })

  it('finds a person by name and prints every seat, or as JSON the data', async () => {
    const { stdout } = await attest('provenance', 'Vera Hron')
    expect(stdout).toContain('Vera Hron · seat in Diet of Ostrava Nova')
    const answers = (data(await attest('provenance', 'Hron', '--json')) as { proposition: { id: string; inForce: boolean }; affirmedBy: { totalCount: number; nodes: unknown[] } }[])
    expect(answers).toMatchObject([{ proposition: { id: 'mandate/vera/diet', inForce: true, successors: [] } }])
    expect(answers[0]?.affirmedBy.nodes).toHaveLength(answers[0]?.affirmedBy.totalCount ?? 0)
  })

  it('what has no answer is refused in words', async () => {
    const refused: [args: string[], message: string][] = [
      [['x/y'], 'No proposition has the id "x/y".'],
      [['annals-a'], '"annals-a" is the id of Annals A (Source), and no proposition'],
      [['Ulrich'], 'Nobody is recorded under a name like "Ulrich".'],
      [['Josef'], 'Several people are recorded under names like "Josef":'],
      [[OFFICE, '--without-source', 'nope'], 'has the id "nope"'],
    ]
    await Promise.all(
      refused.map(async ([args, message]) => {
        const { code, stdout, stderr } = await attest('provenance', ...args)
        expect([args, code, stdout]).toEqual([args, 1, ''])
        expect(stderr).toContain(message)
      }),
    )
  })

  it('of what is no longer in force says so before anything else, and what took its place', async () => {
    // Vera is taken for somebody else: the claims on her seat are about another one now.
    const env = environment()
    const edited = join(folder, 'diet')
    cpSync(dossierFolder('diet'), edited, { recursive: true })
    const file = join(edited, 'dossier.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('is: vera', 'is: klara'))
    expect((await execute(['load', edited], env)).code).toBe(0)
    const { stdout } = await attest('provenance', 'mandate/vera/diet/district:hills')
    expect(stdout).toMatch(/^NO LONGER IN FORCE: its claims are about something else now:\n {2}• Klara Stein · seat in Diet of Ostrava Nova · Hills \(mandate\/klara\/diet\/district:hills\)\n/)
    expect((await execute(['load', dossierFolder('diet')], env)).code).toBe(0)
  })
})

describe('what would be otherwise', { timeout: 120_000 }, () => {
  it('provenance names what would change it, and what a historian signed beside it', async () => {
    const vera = await attest('provenance', 'mandate/josef/diet')
    expect(vera.stdout).toMatch(/\nWHAT WOULD CHANGE IT \(sets of up to 3 sources tried\)\n {2}• If Almanac of the Diet were not heard, it would only be inferred\. → INFERRED\n/)
    const death = (await attest('provenance', 'occurrence/odo/death/status:held/date:1203-03-02-os')).stdout
    expect(death).toMatch(/\nSIGNED BY HISTORIANS, BESIDE THE VERDICT\n {2}• A\. Reader, 2024-05: the day in March is right, because/)
  })

  it('what-if lists the verdicts that change, and refuses to guess what to set aside', async () => {
    const { code, stdout } = await attest('what-if', '--without-source', 'almanac', '--kind', 'MANDATE')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Set aside: Almanac of the Diet as a speaker\.\n\n\d+ verdicts? changes?:\n/)
    expect(stdout).toContain('  • Josef Dub · seat in Diet of Ostrava Nova\n    ATTESTED_ONCE → INFERRED\n    Then it would only be inferred.\n    mandate/josef/diet')
    const changes = data(await attest('what-if', '--without-source', 'almanac', '--kind', 'MANDATE', '--json')) as { proposition: { id: string } }[]
    expect(changes.map(({ proposition }) => proposition.id)).toContain('mandate/josef/diet')
    expect((await attest('what-if', '--without-relay', 'almanac')).stdout).toContain('No verdict changes.')
    expect(await attest('what-if')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^What if what\? /) as string })
  })

  it('keystones come with when they were made, by whom and in whose interest', async () => {
    const { code, stdout } = await attest('keystones', '-n', '2')
    expect(code).toBe(0)
    expect(stdout).toMatch(/verdicts? changes? without it as a speaker:\n/)
    expect(stdout).toMatch(/\n {4}interest: not recorded\n/)
    expect(stdout).toMatch(/\n\n {2}… and \d+ more \(-n shows more\)\n$/)
    const all = data(await attest('keystones', '-n', '500', '--json')) as { source: { id: string }; untimely: { nodes: { id: string }[] } }[]
    expect(all.find(({ source }) => source.id === 'courier')?.untimely.nodes.map(({ id }) => id)).toEqual(['diet/c-karel'])
    expect((await attest('keystones', '-n', 'x')).code).toBe(2)
  })

  it('mandates are listed and filtered under other ground rules, which head the list', async () => {
    const { stdout } = await attest('mandates', '--without-source', 'almanac', '--support', 'INFERRED')
    expect(stdout).toMatch(/^Set aside: Almanac of the Diet as a speaker\.\n\nJosef Dub · seat in Diet of Ostrava Nova\n {4}INFERRED, /)
  })
})

describe('lists', { timeout: 120_000 }, () => {
  it('mandates, with the verdicts that are asked for', async () => {
    expect((await attest('mandates')).stdout).toContain('Vera Hron · seat in Diet of Ostrava Nova\n    CORROBORATED, seen: ')
    const missing = (data(await attest('mandates', '--json', '--verdict', 'MISSING', 'CONTESTED')) as { id: string; provenance: { verdict: { name: string } } }[])
    expect(missing.map(({ id }) => id)).toContain('mandate/karel/diet')
    for (const { provenance } of missing) expect(['MISSING', 'CONTESTED']).toContain(provenance.verdict.name)
    expect((await attest('mandates', '--verdict', 'DOUBTED')).stdout).toBe('nothing found\n')
  })

  it('a filter by an id that names nothing is refused: an empty list would read as a finding', async () => {
    const { code, stdout, stderr } = await attest('mandates', '--holder', 'nope')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^holder: .*"nope"/)
  })

  it('sources with what they derive from', async () => {
    expect((await attest('sources', '--kind', 'CHRONICLE')).stdout).toMatch(/Annals B \(a copy of A\) \(annals-b\)\n.*\n {4}copies Annals A\n/)
    expect((data(await attest('sources', '--kind', 'CHRONICLE', '--json')) as { kind: string }[]).map(({ kind }) => kind)).toEqual(['CHRONICLE', 'CHRONICLE', 'CHRONICLE'])
  })

  it('rolls with all their entries', async () => {
    expect((await attest('rolls', '--of', 'OFFICE')).stdout).toContain('Bishops of Ostrava Nova (chronicles/cathedral-bishops)')
    for (const { named, entries } of (data(await attest('rolls', '--json')) as { named: number; entries: { nodes: unknown[]; totalCount: number } }[])) {
      expect(entries.nodes).toHaveLength(entries.totalCount)
      expect(entries.nodes).toHaveLength(named)
    }
  })
})

describe('what a reader of the output does', { timeout: 120_000 }, () => {
  it('to stop reading is no failure', async () => {
    for (const args of [['log', '1', '--json'], ['check', chronicles, '--json'], ['schema']]) {
      const child = spawn(process.execPath, [builtProgram(), ...args], { env: { ...process.env, ...environment() }, stdio: ['ignore', 'pipe', 'pipe'] })
      child.stdout.destroy()
      let messages = ''
      child.stderr.on('data', (chunk: Buffer) => (messages += chunk.toString()))
      const code = await new Promise((resolve) => child.once('close', resolve))
      expect([args, code]).toEqual([args, 0])
      expect(messages).not.toMatch(/EPIPE|unforeseen|\bat /)
    }
  })
})

describe('export', { timeout: 120_000 }, () => {
  it('a folder that cannot be one is named with what to do, before anything else is done', async () => {
    writeFileSync(join(folder, 'file'), '')
    for (const path of ['file', join('file', 'deeper')]) {
      const { code, stdout, stderr } = await attest('export', 'letters', join(folder, path))
      expect([path, code, stdout]).toEqual([path, 1, ''])
      expect(stderr).toContain(join(folder, path))
      expect(stderr).not.toContain('unforeseen')
    }
    expect((await attest('export', 'nope', join(folder, 'new'))).code).toBe(1)
  })
})

describe('db, where the environment names a server', { timeout: 120_000 }, () => {
  it('status and verify answer for that one', async () => {
    const status = await attest('db', 'status')
    expect(status.code).toBe(0)
    expect(status.stdout).toMatch(/^The environment names bolt:.*\nThe graph is at revision 4, its schema at \d+\.\n$/)
    expect((await attest('db', 'verify')).code).toBe(0)
    expect((data(await attest('db', 'verify', '--json')) as { sound: boolean; head: number })).toMatchObject({ sound: true, head: 4 })
  })

  it('what would manage it is refused', async () => {
    for (const args of [['start'], ['reset', '--yes'], ['dump', join(folder, 'dump')]]) {
      const { code, stderr } = await attest('db', ...args)
      expect([args, code]).toEqual([args, 1])
      expect(stderr).toContain('which Attest does not manage')
    }
  })

  it('a Neo4j of one\'s own is filled by statements only', async () => {
    const { code, stderr } = await attest('load', '--offline', folder)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^NEO4J_URI names \S+, and --offline fills the Neo4j that Attest manages only\. Load without --offline, or unset NEO4J_URI\./)
  })

  it('a server that does not answer is the fault of nobody here: exit code 3', async () => {
    const { code, stderr } = await execute(['mandates'], { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none' })
    expect(code).toBe(3)
    expect(stderr).toMatch(/^No Neo4j answers at bolt:\/\/127\.0\.0\.1:1\./)
  })
})
