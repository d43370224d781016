import { existsSync, readFileSync, watchFile } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { Connection } from '../graph/connection.js'
import { targetFromEnvironment } from '../graph/target.js'
import { AttestError } from '../errors.js'
import { dumpManaged, restoreManaged } from '../graph/managed/archive.js'
import { type ManagedServer, resetManaged, startManaged, statusManaged, stopManaged } from '../graph/managed/server.js'
import { layout } from '../graph/managed/state.js'
import { describeVerification, verifyGraph } from '../graph/verify.js'
import { homeFolder } from '../paths.js'
import { withPath } from './file-errors.js'
import { print, say } from './output.js'
import { withGraph } from './session.js'

export function dbCommand(): Command {
  return new Command('db')
    .description('The database: the managed Neo4j, or the one that NEO4J_URI names.')
    .addCommand(startCommand())
    .addCommand(stopCommand())
    .addCommand(statusCommand())
    .addCommand(resetCommand())
    .addCommand(logsCommand())
    .addCommand(verifyCommand())
    .addCommand(dumpCommand())
    .addCommand(restoreCommand())
}

/**
 * The folder of the managed server.
 * @throws AttestError DATABASE_SETTING if the environment names another server, which is not ours to manage
 */
export function managedHome(env: NodeJS.ProcessEnv = process.env): string {
  if (env['NEO4J_URI']) throw new AttestError('DATABASE_SETTING', `NEO4J_URI names ${env['NEO4J_URI']}, which Attest does not manage. Unset NEO4J_URI to manage the local server.`)
  return homeFolder(env)
}

export function describeServer({ boltUri, httpUri, user, pid, logFile }: ManagedServer, home: string): string[] {
  return [
    `Neo4j runs (process ${pid}).`,
    `  Bolt     ${boltUri}`,
    `  Browser  ${httpUri}/browser/  user ${user}, password in ${layout(home).password}; whoever has it can change and delete everything`,
    `  Log      ${logFile}`,
  ]
}

function startCommand(): Command {
  return new Command('start')
    .description('Starts the managed Neo4j, which is fetched first if need be; or says where it runs already.')
    .addHelpText('after', '\nExit codes: 0 it runs, 1 NEO4J_URI names another server, 3 it could not be started.')
    .action(async () => {
      const home = managedHome()
      for (const line of describeServer(await startManaged({ home, say }), home)) print(line)
    })
}

function stopCommand(): Command {
  return new Command('stop')
    .description('Stops the managed Neo4j. The data stays.')
    .addHelpText('after', '\nExit codes: 0 it is stopped, whether or not it ran, 1 NEO4J_URI names another server, 3 it could not be stopped.')
    .action(async () => {
      print((await stopManaged(managedHome())) ? 'Neo4j is stopped.' : 'Neo4j was not running.')
    })
}

function statusCommand(): Command {
  return new Command('status')
    .description('Says whether the database runs, where, and at which revision the graph is.')
    .addHelpText('after', '\nExit codes: 0 it answers, 1 the managed Neo4j does not run, 3 it does not answer.')
    .action(async () => {
      const named = targetFromEnvironment(process.env)
      const home = homeFolder()
      const server = named ? null : statusManaged(home)
      if (!named && !server) {
        print(`Neo4j does not run; its data is in ${layout(home).data}. "attest db start" starts it.`)
        process.exitCode = 1
        return
      }
      if (server) for (const line of describeServer(server, home)) print(line)
      if (named) print(`The environment names ${named.uri}.`)
      print(await headLine(named ?? { uri: server?.boltUri ?? '', user: server?.user ?? '', password: server?.password ?? '' }))
    })
}

async function headLine(target: { uri: string; user: string; password: string }): Promise<string> {
  const connection = await Connection.open(target)
  try {
    const [head] = await connection.read('read/head', {})
    const [schema] = await connection.read('schema/version', {})
    return `The graph is at revision ${Number(head?.['head'])}, its schema at ${Number(schema?.['version'])}.`
  } finally {
    await connection.close()
  }
}

function resetCommand(): Command {
  return new Command('reset')
    .description('Stops the managed Neo4j and removes all its data, its password and its logs. What was fetched stays.')
    .option('--yes', 'confirm that the data may go')
    .addHelpText('after', '\nExit codes: 0 removed, 1 not confirmed, or NEO4J_URI names another server, 3 it could not be stopped.')
    .action(async ({ yes }: { yes?: boolean }) => {
      const home = managedHome()
      if (!yes) throw new AttestError('BAD_INPUT', `This removes all data in ${layout(home).neo4j}. Say --yes if you mean it; "attest db dump FILE" keeps a copy.`)
      await resetManaged(home)
      print('The database is removed. The next start begins with an empty one; load the dossiers again.')
    })
}

function logsCommand(): Command {
  return new Command('logs')
    .description('Prints the end of what the managed Neo4j has logged.')
    .option('-n, --lines <number>', 'how many lines', toCount, 50)
    .option('--debug', "Neo4j's own detailed log instead of what it prints")
    .option('-f, --follow', 'go on printing until Ctrl-C')
    .addHelpText('after', '\nExit codes: 0 printed, 1 there is no log yet.')
    .action(({ lines, debug, follow }: { lines: number; debug?: boolean; follow?: boolean }) => {
      const { log, debugLog } = layout(managedHome())
      const file = debug ? debugLog : log
      say(file)
      const text = lastLines(file, lines)
      if (text !== '') print(text)
      if (follow) printGrowth(file)
    })
}

function toCount(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('Expected a whole number.')
  return Number(text)
}

/** @throws AttestError NOT_FOUND if there is no such file */
export function lastLines(file: string, count: number): string {
  if (!existsSync(file)) throw new AttestError('NOT_FOUND', `There is no log at ${file} yet; Neo4j has not been started.`)
  return count === 0 ? '' : readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
}

function printGrowth(file: string): void {
  let printed = readFileSync(file).length
  watchFile(file, { interval: 500 }, () => {
    const content = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
    // A log that was rotated begins anew.
    process.stdout.write(content.subarray(content.length < printed ? 0 : printed))
    printed = content.length
  })
}

function verifyCommand(): Command {
  return new Command('verify')
    .description('Checks in the graph what the constraints of the database cannot promise. Changes nothing.')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExit codes: 0 the graph is sound, 1 it is not, 3 the database failed.')
    .action(async ({ json }: { json?: boolean }) => {
      await withGraph(async (connection) => {
        const verification = await verifyGraph(connection)
        print(json ? JSON.stringify(verification, null, 2) : describeVerification(verification).join('\n'))
        process.exitCode = verification.sound ? 0 : 1
      })
    })
}

function dumpCommand(): Command {
  return new Command('dump')
    .description('Writes the whole database of the managed Neo4j to a file. It is stopped meanwhile.')
    .argument('<file>', 'a new file')
    .addHelpText('after', '\nExit codes: 0 written, 1 the file is there already or cannot be written, or there is no database, 3 it failed.')
    .action(async (file: string) => {
      await withPath(file, () => dumpManaged(managedHome(), file, say))
      print(`The database is in ${file}.`)
    })
}

function restoreCommand(): Command {
  return new Command('restore')
    .description('Replaces the whole database of the managed Neo4j by what a dump holds. It is stopped meanwhile.')
    .argument('<file>', 'a file that "attest db dump" wrote')
    .option('--yes', 'confirm that the present data may go')
    .addHelpText('after', '\nExit codes: 0 restored, 1 not confirmed, or the file is no dump that can be read, 3 it failed and the data is as it was.')
    .action(async (file: string, { yes }: { yes?: boolean }) => {
      const home = managedHome()
      if (!yes && existsSync(layout(home).data)) throw new AttestError('BAD_INPUT', `This replaces all data in ${layout(home).data}. Say --yes if you mean it; "attest db dump FILE" keeps a copy.`)
      await withPath(file, () => restoreManaged(home, file, say))
      print(`The database is what ${file} holds.`)
    })
}
