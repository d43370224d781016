import { join } from 'node:path'
import type { CompiledDossier } from '../../dossier/compile/index.js'
import { renewNameKeys } from '../../graph/names/keys.js'
import { Connection } from '../../graph/connection.js'
import { renewByRules, loadDossiers } from '../../graph/load/index.js'
import { type Process, signal } from '../../graph/managed/processes.js'
import { type ManagedServer, startManaged, stopManaged } from '../../graph/managed/server.js'
import { readState } from '../../graph/managed/state.js'
import { readerFromEnvironment, type Target, targetFromEnvironment } from '../../graph/target.js'
import { createContext } from '../../graphql/context.js'
import { buildSchema } from '../../graphql/schema.js'
import { homeFolder } from '../../paths.js'
import { allowedHosts } from '../../server/hosts.js'
import { Access } from '../../server/access.js'
import { addressFromEnvironment, Listener } from '../../server/http.js'
import { openLog } from '../../server/log.js'
import { ManagedDatabase } from '../../server/managed.js'
import { Metrics } from '../../server/metrics.js'
import type { Question } from '../../server/questions.js'
import { connectionsFor, serve, whileStarting } from '../../server/serve.js'
import { settingsFromEnvironment } from '../../server/settings.js'
import { Supervisor } from '../../server/supervise.js'
import { tokensFromEnvironment } from '../../server/tokens.js'
import { print, progressLine, say } from '../output.js'
import { answerPage } from './answer.js'
import { dossierFolders, questionsOf, readAll } from './dossiers.js'
import { Instance } from './instance.js'
import { firstPicture, guideFits } from './picture.js'
import { readerFor } from './reader.js'
import { Shutdown } from './shutdown.js'
import { type Addresses, addressLines, browserAddress } from './welcome.js'

export interface StartOptions {
  readonly dossiers: string
  readonly load: boolean
}

/** What has been started so far, for those who stop it. */
interface Running {
  complete: boolean
  /** The managed database, if this process is to stop it. */
  home: string | null
}

/** Brings everything up, and stays until it is stopped. */
export async function start({ dossiers: parent, load }: StartOptions): Promise<void> {
  const running: Running = { complete: false, home: null }
  const shutdown = new Shutdown({
    say,
    complete: () => running.complete,
    force: () => {
      const state = running.home === null ? null : readState(running.home)
      if (state) signal(state.pid, 'SIGTERM')
    },
  })
  try {
    await startAll(shutdown, running, load ? dossierFolders(parent) : foldersIfAny(parent), load)
  } catch (error) {
    // What fails because of a stop is no failure: the stop ends the process.
    if (shutdown.begun) await new Promise(() => undefined)
    await shutdown.run()
    throw error
  }
}

/** Without a load the dossiers only lend their questions. */
function foldersIfAny(parent: string): string[] {
  try {
    return dossierFolders(parent)
  } catch {
    return []
  }
}

async function startAll(shutdown: Shutdown, running: Running, folders: string[], load: boolean): Promise<void> {
  const { host, port } = addressFromEnvironment(process.env)
  const log = openLog(process.env)
  const manner = { settings: settingsFromEnvironment(process.env), access: new Access(tokensFromEnvironment(process.env, say)), metrics: new Metrics() }
  const [named, login] = [targetFromEnvironment(process.env), readerFromEnvironment(process.env)]
  const home = homeFolder()
  // The managed Neo4j has one Attest. Several may serve one of the user's own, each on its port: then nothing is written here.
  const instance = named ? null : await Instance.claim(join(home, 'serving.json'))
  shutdown.add(() => {
    instance?.release()
  })
  const listener = await Listener.open(host, port, whileStarting(log.error, manner), allowedHosts(process.env), [log, manner.metrics], manner.settings.requestMs)
  say(manner.access.open ? 'Whoever reaches this server may read (no ATTEST_TOKENS_FILE is set).' : `Only those who send a token of ${process.env['ATTEST_TOKENS_FILE']} may read.`)
  shutdown.add(() => listener.close())
  instance?.tell({ address: listener.address })

  const dossiers = load ? readAll(folders, say) : []
  const questions = questionsOf(folders, say)
  const managed = instance && (await startDatabase(home, instance, shutdown, running))
  const target = named ?? targetOf(managed)
  const connections = connectionsFor(manner.settings)
  const connection = await Connection.open(target, connections)
  shutdown.add(() => connection.close())
  const asking = await readerFor(connection, login, connections)
  shutdown.add(() => asking.close())
  await connection.migrate(say)
  await renewNameKeys(connection)
  await loadAll(connection, dossiers)
  await renewByRules(connection, { say })

  const supervisor = await supervise(target, managed, { home, instance, running, shutdown, connection })
  serve(listener, { schema: buildSchema(), createContext, connection: asking, supervisor, questions: () => questions, browser: managed ? browserAddress(managed) : null, ...manner, log: log.error })
  // Requests are finished before what they need is taken from them.
  shutdown.add(() => listener.close())
  running.complete = true
  await welcome(connection, questions, { server: listener.address, graphiql: manner.settings.graphiql, managed, home, databaseUri: target.uri })
}

function targetOf(managed: ManagedServer | null): Target {
  return { uri: managed?.boltUri ?? '', user: managed?.user ?? '', password: managed?.password ?? '' }
}

async function startDatabase(home: string, instance: Instance, shutdown: Shutdown, running: Running): Promise<ManagedServer> {
  const before = readState(home)
  // A stop that comes while Neo4j is starting has to stop it as well.
  running.home = before === null || isSame(before, instance.inherited) ? home : null
  shutdown.add(async () => {
    if (running.home !== null) await stopManaged(running.home)
  })
  if (before) say('Neo4j is running already.')
  const server = await startManaged({ home, say })
  if (before === null && server.alreadyRunning) running.home = null
  instance.tell({ database: running.home === null ? null : processOf(home) })
  return server
}

function processOf(home: string): Process | null {
  const state = readState(home)
  return state && { pid: state.pid, began: state.began }
}

function isSame(one: Process, other: Process | null): boolean {
  return one.pid === other?.pid && one.began === other.began
}

async function loadAll(connection: Connection, dossiers: readonly CompiledDossier[]): Promise<void> {
  // One by one, so that the log of revisions tells of each dossier by itself.
  for (const dossier of dossiers) {
    const { revision, head } = await loadDossiers(connection, [dossier], { progress: progressLine(), say })
    say(revision ? `${dossier.id}: loaded as revision ${revision.number} (${revision.changes.join(', ')})` : `${dossier.id}: nothing new, the graph stays at revision ${head}`)
  }
}

interface Surroundings {
  readonly home: string
  /** Null where the environment names another Neo4j. */
  readonly instance: Instance | null
  readonly running: Running
  readonly shutdown: Shutdown
  readonly connection: Connection
}

async function supervise(target: Target, managed: ManagedServer | null, { home, instance, running, shutdown, connection }: Surroundings): Promise<Supervisor> {
  // A connection of its own: the others may all be busy with long questions.
  const probe = await Connection.open(target)
  shutdown.add(() => probe.close())
  const database = managed && new ManagedDatabase(home, managed, running.home !== null, say)
  const revive = async (): Promise<void> => {
    const again = await database?.revive()
    // Who brought it up stops it.
    running.home = database?.startedHere ? home : null
    instance?.tell({ database: database?.startedHere ? database.process : null })
    // What died of a full disk may have lost indexes.
    if (again) await connection.migrate(say)
  }
  const supervisor = new Supervisor({ probe: () => probe.ping(), say, ...(database ? { alive: () => database.alive(), revive } : {}) })
  shutdown.add(() => supervisor.stop())
  return supervisor
}

async function welcome(connection: Connection, [first]: readonly Question[], places: Omit<Addresses, 'picture' | 'guide'>): Promise<void> {
  print('')
  if (first) print(`${await answerPage(connection, first)}\n`)
  const picture = await firstPicture(connection, first?.about)
  for (const line of addressLines({ ...places, picture, guide: await guideFits(connection) })) print(line)
  print('\nCtrl-C stops Attest.')
}
