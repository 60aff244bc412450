import { tfjsCpu, tfjsNode, tfjsNodeGpu, tfjsWasm, tfjsWebGpu } from '@oneloop/backend-tfjs'
import { wasm } from '@oneloop/backend-wasm'
import { type Backend, firstAvailable, type Program } from '@oneloop/core'
import { reference } from '@oneloop/trainer'
import type { Command } from 'commander'
import { type Choice, fastest } from './fastest.ts'
import { oneOf, wholeNumber } from './options.ts'

export interface BackendOptions {
  readonly threads: number | 'auto'
}

/** Whether a backend is for training, which earns back what it costs to get ready, or for one pass. */
type Use = 'training' | 'inference'

export type BackendName = (typeof GPUS)[number] | (typeof CPUS)[number]

export const GPUS = ['tfjs-node-gpu', 'tfjs-webgpu'] as const

/** In the order of their speed on small networks, and on most: docs/benchmarks.md. */
export const CPUS = ['wasm', 'tfjs-node', 'tfjs-wasm', 'tfjs-cpu', 'reference'] as const

export const backendNames: readonly BackendName[] = [...GPUS, ...CPUS]

export function makeBackend(name: BackendName, { threads }: BackendOptions, use: Use = 'training'): Backend {
  switch (name) {
    case 'tfjs-node-gpu':
      return tfjsNodeGpu()
    case 'tfjs-webgpu':
      return tfjsWebGpu()
    case 'wasm':
      return wasm({ threads, wideSimd: use === 'training' ? 'auto' : false })
    case 'tfjs-node':
      return tfjsNode()
    case 'tfjs-wasm':
      return tfjsWasm()
    case 'tfjs-cpu':
      return tfjsCpu()
    case 'reference':
      return reference()
  }
}

/**
 * From as many weights on, the products are most of a step, and TensorFlow's library may be faster: on some processors its
 * operations are wider than 256 bits. So it is timed where it is installed.
 */
const WIDE_WEIGHTS = 500_000

const weightsOf = ({ layers }: Program) => layers.reduce((sum, layer) => sum + layer.in * layer.out, 0)

/** What `--backend` can say besides a backend's name. */
const RULES = ['auto', 'gpu'] as const

type Asked = BackendName | (typeof RULES)[number]

/**
 * The backend that `--backend` asks for. `auto` is the fastest for the network on this machine: see `fastest`. `gpu`
 * insists on one. Fills in `choice` when the engine is made.
 */
export function selectBackend(asked: Asked, options: BackendOptions, choice: Choice = { notUsed: [] }): Backend {
  const all = (names: readonly BackendName[]) => names.map((name) => makeBackend(name, options))
  const onSkip = ({ error }: { error: Error }) => choice.notUsed.push(error.message)
  if (asked === 'auto') {
    const rivals = (program: Program) => all(weightsOf(program) >= WIDE_WEIGHTS ? [...GPUS, 'tfjs-node'] : GPUS)
    return fastest(rivals, all(CPUS), choice)
  }
  if (asked === 'gpu') return firstAvailable(all(GPUS), { onSkip })
  return makeBackend(asked, options)
}

/** For a pass over a few images: no GPU is worth its start, nor are 256-bit operations worth their self-check. */
export function selectForInference(asked: Asked, options: BackendOptions): Backend {
  return asked === 'auto'
    ? firstAvailable(CPUS.map((name) => makeBackend(name, options, 'inference')))
    : selectBackend(asked, options)
}

export function addBackendOptions(command: Command): void {
  const threads = wholeNumber('--threads', 1, 64)
  const names = [...RULES, ...backendNames]
  command
    .option('--backend <name>', names.join('|'), oneOf('backend', names), 'auto')
    .option('--threads <n>', 'of the WASM engine', (text) => (text === 'auto' ? 'auto' : threads(text)), 'auto')
}

export interface BackendFlags extends BackendOptions {
  readonly backend: Asked
}
