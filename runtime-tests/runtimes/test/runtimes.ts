import { fileURLToPath } from 'node:url'
import { nodeVersions } from 'runtime-test-tools'

/** What runs a program: `path ...args program.js`. */
export interface Runtime {
  readonly name: string
  readonly path: string
  readonly args: readonly string[]
}

const installed = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))

/** Every Node of this machine, and the Bun and Deno of the lock file. */
export const runtimes: readonly Runtime[] = [
  ...nodeVersions().map(({ version, path }) => ({ name: `Node ${version}`, path, args: [] })),
  { name: 'Bun', path: installed('bun'), args: [] },
  { name: 'Deno', path: installed('deno'), args: ['run', '--allow-all'] },
]
