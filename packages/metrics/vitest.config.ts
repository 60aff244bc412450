import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One process for all files: most of their time would be to load the same modules again.
    isolate: false,
    // A busy machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
