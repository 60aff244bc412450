import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    // The first run installs the real tools.
    testTimeout: 120_000,
    hookTimeout: 900_000,
  },
})
