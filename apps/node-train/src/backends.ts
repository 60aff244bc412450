import { tfjsCpu, tfjsWasm } from '@oneloop/backend-tfjs'
import { wasm } from '@oneloop/backend-wasm'
import { type Backend, firstAvailable, reference, type Skipped } from '@oneloop/trainer'
import type { Command } from 'commander'
import { oneOf, wholeNumber } from './options.ts'

export interface BackendOptions {
  readonly threads: number | 'auto'
}

export type BackendName = 'wasm' | 'tfjs-wasm' | 'cpu' | 'reference'

/** What `--backend` can name, in the order that `auto` tries them: the fastest for the lesson's network first. */
const makers: Record<BackendName, (options: BackendOptions) => Backend> = {
  wasm: ({ threads }) => wasm({ threads }),
  'tfjs-wasm': () => tfjsWasm(),
  cpu: () => tfjsCpu(),
  reference: () => reference(),
}

export const backendNames = Object.keys(makers) as BackendName[]

export function makeBackend(name: BackendName, options: BackendOptions): Backend {
  return makers[name](options)
}

/** What became of a choice: filled in when the engine is made. */
export interface Choice {
  readonly asked: string
  readonly skipped: Skipped[]
}

export function selectBackend(asked: string, options: BackendOptions): { backend: Backend; choice: Choice } {
  const skipped: Skipped[] = []
  const choice = { asked, skipped }
  if (asked !== 'auto') return { backend: makeBackend(asked as BackendName, options), choice }
  const all = backendNames.map((name) => makeBackend(name, options))
  return { backend: firstAvailable(all, { onSkip: (one) => skipped.push(one) }), choice }
}

/** Why this device and not another, to follow the device's name. */
export function describeChoice({ asked, skipped }: Choice): string {
  if (asked !== 'auto') return ' (asked for)'
  const slower = backendNames.slice(skipped.length + 1)
  const lines = skipped.map(({ error }) => `\n  not used: ${error.message}`)
  if (slower.length > 0) lines.push(`\n  not used: ${slower.join(', ')}: slower for this network`)
  return ` (the fastest here)${lines.join('')}`
}

export function addBackendOptions(command: Command): void {
  const threads = wholeNumber('--threads', 1, 64)
  command
    .option('--backend <name>', `auto|${backendNames.join('|')}`, oneOf('backend', ['auto', ...backendNames]), 'auto')
    .option('--threads <n>', 'of the WASM engine', (text) => (text === 'auto' ? 'auto' : threads(text)), 'auto')
}
