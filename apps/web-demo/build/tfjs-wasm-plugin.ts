import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const FILES = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']

/** The `.wasm` files of tfjs, which it looks for by their own names in a folder `tfjs/` beside the worker. */
export function tfjsWasmPlugin(): Plugin {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')),
    'dist',
  )
  return {
    name: 'oneloop:tfjs-wasm',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = basename(request.url ?? '')
        if (!FILES.includes(file)) return next()
        response.setHeader('Content-Type', 'application/wasm')
        response.end(readFileSync(join(folder, file)))
      })
    },
    generateBundle() {
      for (const file of FILES) {
        this.emitFile({ type: 'asset', fileName: `assets/tfjs/${file}`, source: readFileSync(join(folder, file)) })
      }
    },
  }
}
