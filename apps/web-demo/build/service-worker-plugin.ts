import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** Kept on the first visit: the app itself. The data, the Korean font and the engines of tfjs are kept when first used. */
const isApp = (file: string) => /\.(?:js|css|svg)$|latin.*\.woff2$/.test(file) && !isLeftOut(file)

/** `entry` and `worker-text` are the worker that `train` starts when it is given none: the page gives it its own. */
const isLeftOut = (file: string) => /tfjs|service-worker|assets\/(?:entry|worker-text)-/.test(file)

/** Builds `src/service-worker.ts` to the page's root, with the list of the app's files in it. */
export function serviceWorkerPlugin(): Plugin {
  return {
    name: 'oneloop:service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({
        type: 'chunk',
        id: fileURLToPath(new URL('../src/service-worker.ts', import.meta.url)),
        fileName: 'service-worker.js',
      })
    },
    generateBundle(_, bundle) {
      const files = [...Object.keys(bundle).filter(isApp), 'icon.svg'].sort()
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const worker = bundle['service-worker.js']
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
      worker.code = worker.code
        .replace('__APP_FILES__', JSON.stringify(files))
        .replace('__APP_VERSION__', JSON.stringify(version))
    },
  }
}
