import { totalmem } from 'node:os'
import { OneloopError } from '@oneloop/core'

/** Float32 arrays of its parameters that a network in training has at least: its own, the engine's, gradients, a checkpoint's. */
const COPIES = 4
/** What one array of bytes holds in every engine and format: 2³² bytes. */
const MOST_PARAMETERS = 2 ** 30

/**
 * Refuses a network that this machine can't train, before anything of its size is made.
 *
 * @param widths features of a row, hidden widths, classes
 * @throws OneloopError `OUT_OF_MEMORY`
 */
export function checkSize(widths: readonly number[], memoryBytes = memory()): void {
  const parameters = widths.slice(1).reduce((sum, out, i) => sum + (widths[i]! + 1) * out, 0)
  const bytes = parameters * Float32Array.BYTES_PER_ELEMENT * COPIES
  if (parameters <= MOST_PARAMETERS && bytes <= memoryBytes) return
  throw new OneloopError(
    `a network of ${parameters.toLocaleString('en-US')} parameters takes ${gibibytes(bytes)} to train, ` +
      `${bytes <= memoryBytes ? 'more than any engine can hold' : `this machine has ${gibibytes(memoryBytes)}`}`,
    { code: 'OUT_OF_MEMORY', fix: 'use narrower hidden layers' },
  )
}

/** The machine's memory, or the container's where it is less. */
function memory(): number {
  const container = process.constrainedMemory?.() ?? 0
  return container > 0 ? Math.min(container, totalmem()) : totalmem()
}

const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`
