import { join } from 'node:path'
import { writeFileAtomic } from '@oneloop/core/node'
import type { Output } from '../output.ts'

/** A picture of a finished run: its file, and what draws it. */
export interface Picture {
  readonly name: string
  draw(): Promise<string | Uint8Array>
}

/**
 * Draws pictures into the folder. One that can't be drawn or written costs nothing but itself.
 *
 * @returns the names of those that are there
 * @throws the signal's reason once it aborts
 */
export async function drawAll(
  pictures: readonly Picture[],
  { folder, output }: { readonly folder: string; readonly output: Output },
  signal: AbortSignal,
): Promise<string[]> {
  const drawn: string[] = []
  for (const { name, draw } of pictures) {
    signal.throwIfAborted()
    try {
      await writeFileAtomic(join(folder, name), await draw())
      drawn.push(name)
    } catch (error) {
      output.warn(`There is no ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return drawn
}
