import { defineConfig } from 'vitest/config'
import config from './vitest.config.js'

/** What takes too long for every change: soak, fuzz and big graphs; and the properties of the rules, on new random cases. */
export default defineConfig({ ...config, test: { ...config.test, include: ['tests/long/**/*.test.ts', 'tests/reasoning/**/*.test.ts'], exclude: [], env: { FAST_CHECK_SEED: 'random' }, testTimeout: 3_600_000 } })
