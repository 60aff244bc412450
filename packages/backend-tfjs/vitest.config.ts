import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'test/swiftshader.ts',
    // A GPU in software, on a machine that has other work.
    testTimeout: 180_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
