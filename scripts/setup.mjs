// Installs what the repository needs, once: called first by every `npm run …` at the root, so that a fresh clone with
// Node, npm and git is enough.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runChild } from './child.mjs'
import { parseStamp, planInstall } from './install-plan.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const stampFile = join(root, 'node_modules', '.oneloop-setup')

/** The environment in which the repository's own node, pnpm and turbo come first. */
export const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }

/** Runs a program of the repository and ends this process with its status if it fails. Words go to stderr. */
export async function run(program, args, options = {}) {
  const status = await runChild(program, args, {
    cwd: root,
    env,
    stdio: ['inherit', 2, 2],
    shell: process.platform === 'win32',
    ...options,
  }).catch((error) => fail(`${program} can't be run: ${error.message}`))
  if (status !== 0) process.exit(status)
}

/**
 * Installs the packages of the lock file, unless that is already done: for the workspaces that are named and what they
 * depend on, or without a name for all of them. What was installed before stays, so that any order of calls works.
 */
export async function setup(...names) {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) fail(`Node 20 or newer is needed, this is ${process.versions.node}`)
  const { name, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const hash = lockHash()
  const before = parseStamp(existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '')
  const plan = planInstall(before, hash, names, name)
  if (plan === null) return
  process.stderr.write(`Installing ${plan.names === 'all' ? 'all packages' : 'what this needs'} (once)…\n`)
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only', ...plan.arguments]
  await run('npx', args)
  writeFileSync(stampFile, JSON.stringify({ hash, names: plan.names }))
}

/** Builds these packages and what they depend on; what is up to date is skipped. Quiet, unless something fails. */
export async function build(...filters) {
  const chosen = filters.flatMap((filter) => ['--filter', filter])
  const args = ['run', 'build', ...chosen, '--output-logs=errors-only', '--log-prefix=none']
  process.stderr.write('Building…\n')
  const words = []
  const shell = process.platform === 'win32'
  const options = { cwd: root, env, stdio: ['inherit', 'pipe', 'pipe'], shell }
  const status = await runChild('turbo', args, options, (piece) => words.push(piece))
  if (status === 0) return
  process.stderr.write(Buffer.concat(words))
  process.exit(status)
}

function lockHash() {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml'])
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
