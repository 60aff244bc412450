import { nodeBuiltin } from '../threads/node-builtin.ts'

/**
 * While it lasts, V8 pairs adjacent 128-bit operations to 256-bit ones in the functions that it optimizes, and it optimizes
 * a function as soon as that was called. What is optimized stays as it is afterwards, so `run` should call every function
 * that is to be wide. Two of these never overlap.
 *
 * Flags of V8's belong to the process. These three are safe to change while it runs: V8 reads them when it optimizes a function.
 */
export function whileWide<T>(run: () => Promise<T>): Promise<T> {
  const result = last.then(async () => {
    const { setFlagsFromString } = nodeBuiltin('node:v8')
    for (const { on } of FLAGS) setFlagsFromString(on)
    try {
      return await run()
    } finally {
      for (const { name, off } of FLAGS) if (!isGiven(name)) setFlagsFromString(off)
    }
  })
  last = result.catch(() => {})
  return result
}

let last: Promise<unknown> = Promise.resolve()

const FLAGS = [
  {
    name: 'experimental-wasm-revectorize',
    on: '--experimental-wasm-revectorize',
    off: '--no-experimental-wasm-revectorize',
  },
  { name: 'wasm-tiering-budget', on: '--wasm-tiering-budget=1', off: '--wasm-tiering-budget=13000000' },
  { name: 'wasm-sync-tier-up', on: '--wasm-sync-tier-up', off: '--no-wasm-sync-tier-up' },
] as const

/** Whether the process was started with a flag of this name: then it is left on. */
function isGiven(name: string): boolean {
  const { execArgv, env } = globalThis.process
  return [...execArgv, env['NODE_OPTIONS'] ?? ''].some((arg) => arg.replaceAll('_', '-').includes(name))
}
