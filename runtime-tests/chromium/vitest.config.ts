import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One browser and its software GPU fill the machine.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
