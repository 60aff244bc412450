import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'test/swiftshader.ts',
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
