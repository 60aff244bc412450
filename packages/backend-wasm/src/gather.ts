import type { Batch, ErrorCode, InputRows } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import type { Arena } from './arena.ts'

/** Copies rows `from … to − 1` of batches into the arena. Makes nothing new but the views that `set` needs. */
export interface Gatherer {
  features(batch: InputRows, from: number, to: number): void
  /** Returns what the loss is divided by: the sum of the rows' class weights. */
  labels(batch: Batch, from: number, to: number, classWeights: readonly number[] | null): number
}

export function createGatherer(memory: WebAssembly.Memory, arena: Arena, maxBatchSize: number): Gatherer {
  const { stagingStride: stride } = arena
  const first = arena.layers[0]!.layer
  const classes = arena.layers.at(-1)!.layer.out
  const bytes = new Uint8Array(memory.buffer, arena.staging, maxBatchSize * stride)
  const floats = new Float32Array(memory.buffer, arena.staging, maxBatchSize * stride)
  const labels = new Uint8Array(memory.buffer, arena.labels, maxBatchSize)
  let staged: Uint8Array | Float32Array = bytes

  return {
    features(batch, from, to) {
      const { features, indices, width } = batch
      if (width !== first.in) throw mismatch(`a batch has ${width} features a row, the network takes ${first.in}`)
      const into = features instanceof Uint8Array ? bytes : floats
      // What pads a row to whole panels must be 0 in either reading of the same memory.
      if (into !== staged) floats.fill(0)
      staged = into
      // Overwritten by the copies.
      into[0] = fetchRows(features, width, indices, from, to)
      for (let row = from; row < to; ) {
        const first = indices[row]!
        const begin = row++
        // Rows that lie one after the other, as in an evaluation, are copied in one go.
        if (width === stride) while (row < to && indices[row] === first + row - begin) row++
        into.set(features.subarray(first * width, (first + row - begin) * width), (begin - from) * stride)
      }
    },
    labels(batch, from, to, classWeights) {
      let weight = 0
      for (let row = 0; row < to - from; row++) {
        const label = batch.targets.data[batch.indices[from + row]!]!
        if (!(label < classes)) throw outOfRange('label', label, classes, 'LABEL_OUT_OF_RANGE')
        labels[row] = label
        weight += classWeights === null ? 1 : classWeights[label]!
      }
      return weight
    },
  }
}

/**
 * Checks the rows' numbers and reads one feature of each cache line of those that lie scattered: these reads need nothing
 * of each other, so the processor waits for memory once, and not at every row. Returns a number that only says that the
 * reads happened.
 */
function fetchRows(
  features: Uint8Array | Float32Array,
  width: number,
  indices: Uint32Array,
  from: number,
  to: number,
): number {
  const count = features.length / width
  const line = 64 / features.BYTES_PER_ELEMENT
  let sum = 0
  for (let row = from, next = -1; row < to; row++) {
    const index = indices[row]!
    if (!(index < count)) throw outOfRange('row', index, count, 'INDEX_OUT_OF_RANGE')
    if (index !== next) for (let i = index * width; i < (index + 1) * width; i += line) sum += features[i]!
    next = index + 1
  }
  return sum
}

const mismatch = (message: string) => new OneloopError(message, { code: 'SHAPE_MISMATCH' })

const outOfRange = (what: string, value: number, count: number, code: ErrorCode) =>
  new OneloopError(`${what} ${value} is not in 0 … ${count - 1}`, { code })
