import type { Callback, Memory, Run } from './run.ts'

/** What every callback remembers, by its name; a second callback of a name has a number after it. */
export function collectMemories(callbacks: readonly Callback[], run: Run): Record<string, Memory> {
  const memories: Record<string, Memory> = {}
  for (const [key, callback] of keys(callbacks)) if (callback.memory) memories[key] = callback.memory(run)
  return memories
}

/** Gives each callback what it remembered when the run was saved, or null, so that it starts anew. */
export function recallMemories(callbacks: readonly Callback[], memories: Readonly<Record<string, Memory>>): void {
  for (const [key, callback] of keys(callbacks)) callback.remember?.(memories[key] ?? null)
}

function keys(callbacks: readonly Callback[]): [string, Callback][] {
  const seen = new Map<string, number>()
  return callbacks.map((callback) => {
    const name = callback.name ?? ''
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return [count === 1 ? name : `${name}-${count}`, callback]
  })
}
