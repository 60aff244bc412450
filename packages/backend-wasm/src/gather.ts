import { type Batch, type InputRows, OneloopError, type Program } from '@oneloop/core'
import type { Arena } from './arena.ts'

/** Copies rows `from … to − 1` of batches into the arena. It allocates little but the views that `set` needs. */
export interface Gatherer {
  features(rows: InputRows, from: number, to: number): void
  /** Copies what the rows are to be and how much they count. */
  targets(batch: Batch, from: number, to: number): RowSums
}

/** What the loss of a batch is divided by, and its rows' weights. */
export interface RowSums {
  /** The sum of weight × class weight. */
  readonly divisor: number
  readonly weight: number
}

export function createGatherer(memory: WebAssembly.Memory, arena: Arena, program: Program): Gatherer {
  const { stagingStride: stride, targetStride } = arena
  const { loss, layers, maxBatchSize } = program
  const outputs = layers.at(-1)!.out
  const classWeights = loss.kind === 'crossEntropy' ? loss.classWeights : null
  const bytes = new Uint8Array(memory.buffer, arena.staging, maxBatchSize * stride)
  const floats = new Float32Array(memory.buffer, arena.staging, maxBatchSize * stride)
  const classes = new Int32Array(memory.buffer, arena.targets, maxBatchSize)
  const values = new Float32Array(memory.buffer, arena.targets, (maxBatchSize * targetStride) / 4)
  const weights = new Float32Array(memory.buffer, arena.rowWeights, maxBatchSize).fill(1)
  let staged: Uint8Array | Float32Array = bytes
  let weighted = false

  function weigh({ rowWeights, indices }: Batch, from: number, to: number): number {
    if (rowWeights === undefined) {
      if (weighted) weights.fill(1)
      weighted = false
      return to - from
    }
    weighted = true
    let sum = 0
    for (let row = from; row < to; row++) sum += weights[row - from] = rowWeights[indices[row]!]!
    return sum
  }

  return {
    features({ features, indices, width }, from, to) {
      const into = features instanceof Uint8Array ? bytes : floats
      // The same memory holds bytes or floats. What pads a row to whole panels must be 0 for either.
      if (into !== staged) floats.fill(0)
      staged = into
      // The copies below write over it.
      into[0] = touchRows(features, width, indices, from, to)
      for (let row = from; row < to; ) {
        const first = indices[row]!
        const begin = row++
        // Rows that lie one after the other, as in an evaluation, are copied in one go.
        if (width === stride) while (row < to && indices[row] === first + row - begin) row++
        into.set(features.subarray(first * width, (first + row - begin) * width), (begin - from) * stride)
      }
    },
    targets(batch, from, to) {
      const { targets, indices } = batch
      const weight = weigh(batch, from, to)
      if (targets.kind === 'classes') {
        let divisor = 0
        for (let row = 0; row < to - from; row++) {
          const label = targets.data[indices[from + row]!]!
          // The dataset was checked when it came first. What its owner has written since must not reach beyond the arrays.
          if (!(label < outputs)) throw labelChanged(indices[from + row]!, label, outputs)
          classes[row] = label
          divisor += classWeights === null ? weights[row]! : weights[row]! * classWeights[label]!
        }
        return { divisor, weight }
      }
      for (let row = from; row < to; row++) {
        const at = indices[row]! * outputs
        values.set(targets.data.subarray(at, at + outputs), ((row - from) * targetStride) / 4)
      }
      return { divisor: weight, weight }
    },
  }
}

/**
 * Reads one feature of each cache line of the rows that lie scattered. None of these reads depends on another, so the
 * processor waits for memory once and not at every row. Returns their sum, so that the compiler does not leave the reads
 * out.
 */
function touchRows(
  features: Uint8Array | Float32Array,
  width: number,
  indices: Uint32Array,
  from: number,
  to: number,
): number {
  const line = 64 / features.BYTES_PER_ELEMENT
  let sum = 0
  for (let row = from, next = -1; row < to; row++) {
    const index = indices[row]!
    if (index !== next) for (let i = index * width; i < (index + 1) * width; i += line) sum += features[i]!
    next = index + 1
  }
  return sum
}

const labelChanged = (row: number, label: number, classes: number) =>
  new OneloopError(`row ${row} has label ${label}, the model has ${classes} classes`, { code: 'LABEL_OUT_OF_RANGE' })
