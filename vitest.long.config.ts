import { defineConfig } from 'vitest/config'
import config from './vitest.config.js'

/** What takes too long for every change: soak, fuzz and big graphs. */
export default defineConfig({ ...config, test: { ...config.test, include: ['tests/long/**/*.test.ts'], exclude: [], testTimeout: 3_600_000 } })
