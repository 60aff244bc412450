import type { Tf } from './tf.ts'

/**
 * Makes a started backend the one that tfjs's functions run on. That is a global of tfjs, so every engine sets it before
 * every call; for a backend that has started, `setBackend` does all its work before it returns.
 */
export function useBackend(tf: Tf, name: string): void {
  if (tf.getBackend() !== name) void tf.setBackend(name)
}
