import { defineConfig } from 'vitest/config'

/** Where .ci/run wants the result as JSON, beside what people read. */
const report = process.env['VITEST_JSON']

/** Most tests wait for Neo4j half of their time, so two at once take little more than half of the time of one after the other. */
const WORKERS = process.env['NEO4J_TEST_URI'] ? 1 : 2

export default defineConfig({
  // The libraries load graphql's CommonJS build; a second copy beside it would not recognise their schemas and errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/long/**'],
    globalSetup: ['tests/neo4j.setup.ts'],
    setupFiles: ['tests/fast-check.setup.ts'],
    // Each worker has a throw-away Neo4j with one database, so its files take turns.
    pool: 'forks',
    poolOptions: { forks: { isolate: false, minForks: WORKERS, maxForks: WORKERS } },
    testTimeout: 60_000,
    hookTimeout: 300_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
