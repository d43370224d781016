import { defineConfig } from 'vitest/config'
import config from './vitest.config.js'

/** Those of which every change gets a part: more of them, with LONG set. */
const IN_PART = ['tests/graphql/plain/equality.test.ts', 'tests/server/hostile.test.ts']

/** What takes too long for every change: soak, fuzz and big graphs; and the properties of the rules, on new random cases. */
export default defineConfig({ ...config, test: { ...config.test, include: ['tests/long/**/*.test.ts', 'tests/reasoning/**/*.test.ts', ...IN_PART], exclude: [], env: { FAST_CHECK_SEED: 'random', LONG: 'on' }, testTimeout: 3_600_000 } })
