import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project: where schema.graphql, cypher/ and neo4j/ lie, whether this runs from src/ or from dist/. */
export const PROJECT = findProject(dirname(fileURLToPath(import.meta.url)))

/** Of this program. */
export const { version: VERSION } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }

function findProject(folder: string): string {
  if (existsSync(join(folder, 'schema.graphql'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('schema.graphql was not found above the program')
  return findProject(parent)
}

/** Where the managed server keeps its data, password and logs: absolute, since Neo4j and Maven run in folders of their own. */
export function homeFolder(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env['ATTEST_HOME'] || join(PROJECT, '.attest'))
}
