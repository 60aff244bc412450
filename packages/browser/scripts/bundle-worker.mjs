// dist/worker-text.js: the worker in one piece, as text, for pages whose bundler leaves the worker's file behind.
import { mkdir, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'

const { outputFiles } = await build({
  entryPoints: ['src/worker/entry.ts'],
  bundle: true,
  minify: true,
  write: false,
  // A script, not a module: a module made of a blob finds nothing beside itself either.
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  define: { 'import.meta.url': '"about:blank"' },
  logLevel: 'warning',
})
await mkdir('dist', { recursive: true })
await writeFile('dist/worker-text.js', `export const WORKER_TEXT = ${JSON.stringify(outputFiles[0].text)}\n`)
await writeFile('dist/worker-text.d.ts', 'export declare const WORKER_TEXT: string\n')
