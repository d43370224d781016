import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { PROJECT } from '../src/paths.js'
import { allowedHosts, hostRule } from '../src/server/hosts.js'

interface Service {
  image?: string
  build?: string
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
}
const compose = parse(readFileSync(join(PROJECT, 'docker-compose.yml'), 'utf8'), { strict: true }) as { services: Record<string, Service>; volumes: Record<string, null> }
const dockerfile = readFileSync(join(PROJECT, 'Dockerfile'), 'utf8')
const ignored = readFileSync(join(PROJECT, '.dockerignore'), 'utf8').split('\n')

test('the services are Neo4j and the server, which waits until Neo4j answers', () => {
  expect(Object.keys(compose.services)).toEqual(['neo4j', 'attest'])
  expect(compose.services['attest']?.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } })
  expect(compose.services['neo4j']?.healthcheck?.test[0]).toBe('CMD-SHELL')
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\\\n {2}CMD \[.*\/ready/m)
})

test('passwords come from the environment, and without one nothing starts', () => {
  const settings = Object.values(compose.services).flatMap(({ environment = {} }) => Object.entries(environment))
  const secrets = settings.filter(([name]) => /AUTH|PASSWORD/.test(name))
  expect(secrets).toHaveLength(2)
  for (const [, value] of secrets) expect(value).toMatch(/^(neo4j\/)?\$\{NEO4J_PASSWORD:\?[^}]+\}$/)
})

test('ports are open to this machine only, and the data is in named volumes', () => {
  for (const port of Object.values(compose.services).flatMap(({ ports = [] }) => ports)) expect(port).toMatch(/^127\.0\.0\.1:/)
  const named = compose.services['neo4j']?.volumes?.map((volume) => volume.split(':')[0])
  expect(named).toEqual(Object.keys(compose.volumes))
})

test('the image is of a Node that the project runs on, and starts its own program', () => {
  const { engines, bin } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { engines: { node: string }; bin: { attest: string } }
  const oldest = Number(/\d+/.exec(engines.node)?.[0])
  for (const [, version] of dockerfile.matchAll(/^FROM node:(\d+)/gm)) expect(Number(version)).toBeGreaterThanOrEqual(oldest)
  expect(dockerfile).toContain(`CMD ["node", "${bin.attest}", "start"]`)
})

test('the server is asked by the names of this machine, and by those that are added', () => {
  const { ALLOWED_HOSTS = '', HOST = '' } = compose.services['attest']?.environment ?? {}
  const [, names = ''] = /^\$\{ALLOWED_HOSTS:-(\S+)\}$/.exec(ALLOWED_HOSTS) ?? []
  const rule = hostRule(HOST, allowedHosts({ ALLOWED_HOSTS: names }))
  expect([rule('localhost'), rule('127.0.0.1'), rule('evil.example')]).toEqual([true, true, false])
})

test('who runs the program owns the folder that it writes to', () => {
  const home = /^ENV .*\bATTEST_HOME=(\S+)/m.exec(dockerfile)?.[1] ?? 'none'
  const [, user = 'none'] = /^USER (\S+)/m.exec(dockerfile) ?? []
  expect(home).toMatch(/^\/(?!app)/)
  expect(dockerfile).toContain(`mkdir -p ${home} && chown ${user}:${user} ${home}`)
  // As root: afterwards nobody could.
  expect(dockerfile.indexOf(`chown ${user}`)).toBeLessThan(dockerfile.indexOf(`USER ${user}`))
})

test('what the program reads is not kept out of the image', () => {
  for (const needed of ['cypher', 'neo4j', 'schema.graphql', 'scripts', 'seeds', 'src', 'package-lock.json', 'tsconfig.build.json']) {
    expect(ignored).not.toContain(needed)
    if (needed !== 'seeds') expect(existsSync(join(PROJECT, needed)), needed).toBe(true)
  }
  expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'dist', '.attest']))
})
