import type { Tf } from './tf.ts'

const starting = new WeakMap<Tf, Map<string, Promise<boolean>>>()

/**
 * Makes tfjs start a backend it knows of, once: two engines created at the same time share it.
 *
 * @returns whether it started
 */
export async function startBackend(tf: Tf, name: string): Promise<boolean> {
  const starts = starting.get(tf) ?? new Map<string, Promise<boolean>>()
  starting.set(tf, starts)
  const start = starts.get(name) ?? tf.setBackend(name)
  starts.set(name, start)
  const started = await start
  if (!started) starts.delete(name)
  return started
}
