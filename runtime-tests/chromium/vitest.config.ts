import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One browser and its software GPU fill the machine.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
