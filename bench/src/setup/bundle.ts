import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { cacheFolder } from '../folders.ts'

const platforms = {
  node: {
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url); const __dirname = import.meta.dirname;",
    },
  },
  browser: {
    platform: 'browser',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  },
} satisfies Record<string, BuildOptions>

/** One file of a module and its libraries. */
export async function bundle(entry: string, outfile: string, platform: keyof typeof platforms): Promise<string> {
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', logLevel: 'error', ...platforms[platform] })
  return outfile
}

/** A peer for Node as one file. tfjs needs it: its gradients are registered by modules that only a bundler resolves. */
export function bundleForNode(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../peers/${file}`, import.meta.url))
  return bundle(entry, join(cacheFolder, 'peers', file.replace(/\.ts$/, '.mjs')), 'node')
}
