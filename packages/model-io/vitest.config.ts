import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One process for all files: most of their time would be to load the same modules again.
    isolate: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    // The first run installs the real tools.
    testTimeout: 180_000,
    hookTimeout: 900_000,
  },
})
