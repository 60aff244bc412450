import type { Callback } from './run.ts'

/** Lets every callback give back what it took. One that fails keeps no other from it; its error is thrown afterwards. */
export async function closeAll(callbacks: readonly Callback[]): Promise<void> {
  const results = await Promise.allSettled(callbacks.map(async (callback) => callback.close?.()))
  for (const result of results) if (result.status === 'rejected') throw result.reason
}
