import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Installs go over the network.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // One registry and one release for all files, and one install at a time.
    globalSetup: 'src/global-setup.ts',
    fileParallelism: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
