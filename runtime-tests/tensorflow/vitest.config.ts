import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/tensorflow.json' },
    globalSetup: 'src/build-tensorflow.ts',
    // TensorFlow's 850 MB are kept here between runs; the binding is compiled anew each time.
    env: { XDG_CACHE_HOME: join(import.meta.dirname, '.cache') },
    testTimeout: 180_000,
  },
})
