import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { hostFilesPlugin } from './build/host-files-plugin.ts'
import { mnistPlugin } from './build/mnist-plugin.ts'
import { devHeaders } from './build/security-headers.ts'
import { serviceWorkerPlugin } from './build/service-worker-plugin.ts'
import { tfjsWasmPlugin } from './build/tfjs-wasm-plugin.ts'

export default defineConfig({
  base: './',
  plugins: [
    mnistPlugin(fileURLToPath(new URL('.cache/mnist', import.meta.url))),
    tfjsWasmPlugin(),
    serviceWorkerPlugin(),
    hostFilesPlugin(),
  ],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', headers: { ...devHeaders } },
})
