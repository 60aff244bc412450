import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Bundles a program for browsers into `folder`, with a page that loads it. */
export async function bundle(program: string, folder: string): Promise<void> {
  await build({
    entryPoints: { program },
    bundle: true,
    format: 'esm',
    splitting: true,
    platform: 'browser',
    outdir: folder,
    logLevel: 'error',
  })
  await writeFile(join(folder, 'index.html'), '<!doctype html><script type="module" src="/program.js"></script>\n')
}
