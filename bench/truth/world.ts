import { graphql } from 'graphql'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDossier } from '../../src/dossier/compile/index.js'
import { formatProblem } from '../../src/dossier/problems.js'
import { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { startManaged, stopManaged } from '../../src/graph/managed/server.js'
import { freePort } from '../../src/graph/managed/state.js'
import { renewNameKeys } from '../../src/graph/names/keys.js'
import { createContext } from '../../src/graphql/context.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { PROJECT } from '../../src/paths.js'
import { generateArchive } from '../../src/synthetic/folder.js'
import type { TruthFile } from '../../src/synthetic/lines.js'

/** A generated archive in a Neo4j of its own, to be asked. */
export interface World {
  /** The data of one request; throws if there is an error. */
  readonly ask: <T>(request: string, variables?: Record<string, unknown>) => Promise<T>
  /** Everything that a request gives page by page. */
  readonly all: <T>(request: string, variables?: Record<string, unknown>) => Promise<T[]>
  readonly truth: <T>(file: TruthFile) => T[]
  /** The id in the dossier of something that belongs to it. */
  readonly slug: (id: string) => string
}

interface Page {
  readonly list: { readonly edges: readonly { readonly node: unknown }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } }
}

/** Brings the archive up, and takes it down again after `work`. */
export async function inWorld<T>(claims: number, seed: number, work: (world: World) => Promise<T>): Promise<T> {
  process.env['ATTEST_JARS'] ??= join(PROJECT, '.attest')
  const [folder, home] = [mkdtempSync(join(tmpdir(), 'attest-truth-')), mkdtempSync(join(tmpdir(), 'attest-bench-'))]
  try {
    generateArchive(folder, { claims, seed }, false)
    const { compiled, problems } = checkDossier(join(folder, 'dossier'))
    if (!compiled) throw new Error(problems.map(formatProblem).join('\n'))
    const server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0), say: (line) => { console.error(line) } })
    const connection = await Connection.open({ uri: server.boltUri, user: server.user, password: server.password })
    try {
      await connection.migrate()
      await renewNameKeys(connection)
      await loadDossiers(connection, [compiled])
      return await work(asked(connection, folder, compiled.id))
    } finally {
      await connection.close()
    }
  } finally {
    await stopManaged(home)
    for (const path of [folder, home]) rmSync(path, { recursive: true, force: true })
  }
}

function asked(connection: Connection, folder: string, id: string): World {
  const schema = buildSchema()
  const ask = async <T>(source: string, variableValues: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: await createContext(connection) })
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
    return data as T
  }
  return {
    ask,
    async all<T>(source: string, variables: Record<string, unknown> = {}) {
      const found: T[] = []
      for (let after: string | null = null, more = true; more; ) {
        const { list }: Page = await ask<Page>(source, { ...variables, after })
        found.push(...list.edges.map(({ node }) => node as T))
        after = list.pageInfo.endCursor
        more = list.pageInfo.hasNextPage
      }
      return found
    },
    truth: <T>(file: TruthFile) => readFileSync(join(folder, 'truth', `${file}.ndjson`), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T),
    slug: (of) => of.replace(`${id}/`, ''),
  }
}
