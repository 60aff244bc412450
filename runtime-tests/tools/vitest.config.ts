import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A busy machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
