import neo4j, { type Config, type Driver } from 'neo4j-driver'
import { AttestError } from '../errors.js'
import type { Target } from './target.js'

/** The first version whose Cypher can name a label or a type by a parameter and scope a subquery. */
const OLDEST_SERVER = { major: 5, minor: 26 }

/** New ones for each driver, which writes into them what it reads in the address. */
function driverSettings(connections: number): Partial<Config> {
  return {
    maxConnectionPoolSize: connections,
    disableLosslessIntegers: true,
    connectionTimeout: 5_000,
    connectionAcquisitionTimeout: 8_000,
    // A retry must not outlast the patience of whoever asks.
    maxTransactionRetryTime: 4_000,
    userAgent: 'attest',
    // Hints on how to write a statement are for whoever writes it.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the driver exports no way to make one
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  }
}

/** @throws AttestError DATABASE_SETTING for what is no address */
export function driverFor({ uri, user, password }: Target, connections: number): Driver {
  try {
    return neo4j.driver(uri, neo4j.auth.basic(user, password), driverSettings(connections))
  } catch (error) {
    throw new AttestError('DATABASE_SETTING', `"${uri}" is no address of a Neo4j server. Expected bolt://…, neo4j://… or one of them with +s or +ssc.`, { cause: error })
  }
}

/** The agent is such as Neo4j/5.26.12; later versions count by years. Other servers that speak Bolt do not say. @throws AttestError DATABASE_SETTING */
export function refuseOldServer(agent: string): void {
  const [major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent)?.slice(1).map(Number) ?? []
  if (major === undefined || minor === undefined) return
  if (major < OLDEST_SERVER.major || (major === OLDEST_SERVER.major && minor < OLDEST_SERVER.minor))
    throw new AttestError('DATABASE_SETTING', `The server is ${agent}. Attest needs Neo4j ${OLDEST_SERVER.major}.${OLDEST_SERVER.minor} or later.`)
}

/** Whoever connects wants to know where to, and what the address says of encryption. */
export function atAddress(error: AttestError, uri: string): AttestError {
  if (error.code !== 'DATABASE_UNAVAILABLE') return error
  const encrypted = /\+s/.test(uri) ? ' The address asks for an encrypted connection: bolt+ssc:// or neo4j+ssc:// accepts a certificate that nobody signed, bolt:// or neo4j:// does without.' : ''
  return new AttestError(error.code, `No Neo4j answers at ${uri}.${encrypted} If it is starting, try again in a few seconds.`, { cause: error })
}
