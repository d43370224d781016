import { setTimeout as pause } from 'node:timers/promises'
import { Draw } from '../../src/synthetic/draw.js'
import { burst, leaving, type Outcome, send, slowReader, steady } from './clients.js'
import { type Kind, kindsOf, LONG } from './questions.js'
import { type Memory, type Server, startServer } from './server.js'

/** Connections that ask all the time. */
export const CONNECTIONS = 64
/** Connections of a burst, all at once. */
export const BURST = 1_000
const SLOW_READERS = 4
const SEED = 1917

export interface Plan {
  readonly seconds: number
  /** Neo4j and Node compile what runs often, and caches fill: until then no memory counts. */
  readonly warmingSeconds: number
  readonly bursts: number
}

export interface Soaked {
  /** Of each kind, with the burst last. */
  readonly kinds: readonly { readonly name: string; readonly times: readonly number[]; readonly failures: readonly string[] }[]
  /** From the end of the warm-up to the end, when all clients had gone. */
  readonly memory: readonly (Memory & { readonly seconds: number })[]
  readonly gone: number
  /** What was wrong when all was over: requests that were still counted as waiting or at work, and what nobody foresaw. */
  readonly left: readonly string[]
}

/** A mixed load on the archive of an ATTEST_HOME, with clients of all the sorts that do harm. */
export async function soak(home: string, { seconds, warmingSeconds, bursts }: Plan, say: (line: string) => void = () => undefined): Promise<Soaked> {
  const server = await startServer(home)
  try {
    const kinds = await kindsOf(server.port)
    const seen = new Map<string, { times: number[]; failures: string[] }>([...kinds.map(({ name }) => name), `burst of ${BURST}`].map((name) => [name, { times: [], failures: [] }]))
    const note = (name: string, { ms, failure }: Outcome): void => {
      const one = seen.get(name)
      if (failure === null) one?.times.push(ms)
      else one?.failures.push(failure)
    }
    await load(server, kinds, warmingSeconds, [], () => undefined)
    await drained(server)
    const memory = [{ seconds: 0, ...(await server.memory()) }]
    say(`warm after ${warmingSeconds} s`)
    const began = performance.now()
    const look = async (): Promise<void> => {
      memory.push({ seconds: Math.round((performance.now() - began) / 1000), ...(await server.memory()) })
    }
    const looks = setInterval(() => void look(), (seconds * 1000) / 10)
    const moments = Array.from({ length: bursts }, (_, index) => ((index + 1) * seconds * 1000) / (bursts + 1))
    const gone = await load(server, kinds, seconds, moments, note)
    clearInterval(looks)
    await drained(server)
    await look()
    return { kinds: [...seen].map(([name, rest]) => ({ name, ...rest })), memory, gone, left: await leftOver(server, kinds) }
  } finally {
    await server.stop()
  }
}

/** @returns how many clients went away */
async function load(server: Server, kinds: readonly Kind[], seconds: number, bursts: readonly number[], note: (name: string, outcome: Outcome) => void): Promise<number> {
  const { port } = server
  const over = new AbortController()
  // What was asked in the warm-up is kept, and is not asked again.
  const draw = Draw.from(SEED + seconds)
  const clients = [
    ...Array.from({ length: CONNECTIONS }, () => steady(port, kinds, draw.branch(), over.signal, ({ name }, outcome) => { note(name, outcome) })),
    ...Array.from({ length: SLOW_READERS }, () => slowReader(port, LONG, over.signal)),
  ]
  const leavers = leaving(port, kinds, draw.branch(), over.signal)
  const flood = async (at: number): Promise<void> => {
    await pause(at)
    for (const outcome of await burst(port, draw.pick(kinds.slice(0, 1)), draw.branch(), BURST)) note(`burst of ${BURST}`, outcome)
  }
  const floods = bursts.map(flood)
  await pause(seconds * 1000)
  over.abort()
  await Promise.all([...clients, ...floods])
  return leavers
}

/** Until nothing is at work and nothing waits: what clients have left behind is being ended. */
async function drained(server: Server): Promise<void> {
  for (let times = 0; times < 100; times++) {
    const metrics = await server.metrics()
    if (metrics.get('attest_gate_at_work') === 0 && metrics.get('attest_gate_waiting') === 0) return
    await pause(100)
  }
}

async function leftOver(server: Server, kinds: readonly Kind[]): Promise<string[]> {
  const [metrics, draw] = [await server.metrics(), Draw.from(SEED)]
  const counted = ['attest_gate_at_work', 'attest_gate_waiting', 'attest_neo4j_sessions_in_use'].flatMap((name) => (metrics.get(name) === 0 ? [] : [`${name} ${String(metrics.get(name))}`]))
  const asked = await Promise.all(kinds.map(async ({ name, body }) => ({ name, ...(await send(server.port, body(draw), false)) })))
  return [...counted, ...asked.flatMap(({ name, failure }) => (failure === null ? [] : [`${name}: ${failure} after all was over`])), ...server.unforeseen]
}
