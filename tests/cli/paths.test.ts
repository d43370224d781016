import { isAbsolute, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { homeFolder, PROJECT } from '../../src/paths.js'

test('the home is absolute, however it is written: Neo4j runs in a folder of its own', () => {
  expect(homeFolder({ ATTEST_HOME: 'data/attest' })).toBe(resolve('data/attest'))
  expect(isAbsolute(homeFolder({ ATTEST_HOME: '../attest' }))).toBe(true)
  expect(homeFolder({ ATTEST_HOME: '/var/lib/attest' })).toBe('/var/lib/attest')
  for (const env of [{}, { ATTEST_HOME: '' }]) expect(homeFolder(env)).toBe(join(PROJECT, '.attest'))
})
