import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchFolder, venvFolder } from '../folders.ts'

const isWindows = process.platform === 'win32'

/** The interpreter that has torch and jax. */
export const python = () => join(venvFolder, isWindows ? 'Scripts/python.exe' : 'bin/python')

const requirements = ['requirements.txt', 'requirements-torch.txt'].map((name) => join(benchFolder, name))
const stamp = join(venvFolder, '.ready')
const script = fileURLToPath(new URL('torch_without_cuda.py', import.meta.url))

/**
 * Makes the virtual environment of the Python peers, once.
 *
 * @returns null, or why there is none
 */
export function setupPython(say: (line: string) => void): string | null {
  const hash = createHash('sha256')
  for (const file of [...requirements, script]) hash.update(readFileSync(file))
  const wanted = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return null
  const system = ['python3', 'python'].find((name) => run(name, ['-c', SUITABLE]) === null)
  if (system === undefined) return 'no Python from 3.11 on was found'
  say('Installing PyTorch and JAX into bench/.venv (once; 0.7 GB to download)…')
  rmSync(venvFolder, { recursive: true, force: true })
  const [packages, torch] = requirements as [string, string]
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
  const why =
    run(system, ['-m', 'venv', venvFolder]) ??
    run(python(), [...install, '-r', packages]) ??
    run(python(), [...install, '--no-deps', '-r', torch]) ??
    (process.platform === 'linux' ? run(python(), [script]) : null) ??
    run(python(), ['-c', 'import torch, jax'])
  if (why === null) writeFileSync(stamp, wanted)
  return why
}

const studies = join(benchFolder, 'requirements-studies.txt')

/**
 * Adds Optuna and Ray Tune to it, once: half a gigabyte that the other workloads do without.
 *
 * @returns null, or why they are not there
 */
export function setupStudies(say: (line: string) => void): string | null {
  const own = join(venvFolder, '.ready-studies')
  // Who makes the environment anew takes this away with it.
  const wanted = readFileSync(studies, 'utf8')
  if (existsSync(own) && readFileSync(own, 'utf8') === wanted) return null
  say('Installing Optuna and Ray Tune into bench/.venv (once; 0.2 GB to download)…')
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
  const why =
    run(python(), [...install, '-r', studies]) ?? run(python(), ['-c', 'import optuna, torch; from ray import tune'])
  if (why === null) writeFileSync(own, wanted)
  return why
}

const SUITABLE = 'import sys, venv; sys.exit(sys.version_info < (3, 11))'

/** @returns null, or the last thing that it said */
function run(program: string, args: readonly string[]): string | null {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  if (error) return error.message
  return status === 0 ? null : (stderr.trim().split('\n').at(-1) ?? `${program} failed`)
}
