import { defineConfig } from 'vitest/config'

/** Where .ci/run wants the result as JSON, beside what people read. */
const report = process.env['VITEST_JSON']

export default defineConfig({
  // The libraries load graphql's CommonJS build; a second copy beside it would not recognise their schemas and errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/long/**'],
    globalSetup: ['tests/neo4j.setup.ts'],
    setupFiles: ['tests/fast-check.setup.ts'],
    // One throw-away Neo4j with one database serves the whole run, so files that touch it take turns.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
