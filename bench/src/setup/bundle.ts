import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { cacheFolder } from '../folders.ts'

/**
 * One file of a peer and its libraries, for Node. tfjs needs it: its gradients are registered by modules that only a
 * bundler resolves.
 */
export async function bundleForNode(file: string): Promise<string> {
  const outfile = join(cacheFolder, 'peers', file.replace(/\.ts$/, '.mjs'))
  await build({
    entryPoints: [fileURLToPath(new URL(`../peers/${file}`, import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url); const __dirname = import.meta.dirname;",
    },
  })
  return outfile
}
