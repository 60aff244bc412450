import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    // pnpm sets it for the programs it starts, and would have every folder find the packages of this workspace.
    env: { NODE_PATH: '' },
  },
})
