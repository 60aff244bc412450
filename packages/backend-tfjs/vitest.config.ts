import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One process for all files: most of their time would be to load the same modules again.
    isolate: false,
    globalSetup: 'test/swiftshader.ts',
    // A GPU in software, on a machine that has other work.
    testTimeout: 180_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
