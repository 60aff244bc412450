import type { Batch, NamedArrays } from '@oneloop/core'
import { type Backend, type Engine, NO_TOTALS, optimizerSlots, type Program } from '@oneloop/core'
import { addToTotals, disposableEngine } from '@oneloop/core/engine'
import { clip } from './clip.ts'
import { lossAndGradient } from './losses.ts'
import { backward, type DropoutAt, forward, gather } from './network.ts'
import { update } from './optimizers.ts'

/**
 * The reference backend: plain TypeScript that defines what every other engine must compute.
 *
 * It works in float64 and keeps parameters and optimizer memory in float32, as the other engines do, so that a state
 * read from it is all of it. It runs anywhere and is slow: some tens of seconds for an epoch of MNIST.
 */
export function reference(): Backend {
  return { name: 'reference', createEngine: async (program) => createReferenceEngine(program) }
}

function createReferenceEngine({ layers, loss, optimizer, clipNorm, seed, ...program }: Program): Engine {
  let parameters = copy(program.parameters)
  let slots: Record<string, NamedArrays> = {}
  for (const slot of optimizerSlots[optimizer.kind]) slots[slot] = zerosLike(parameters)
  let step = 0
  let totals = NO_TOTALS

  /** Forward and loss: what each layer saw, and dLoss/dlogits. */
  function run(batch: Batch, dropout: DropoutAt) {
    const labels = Uint8Array.from(batch.indices, (index) => batch.labels[index]!)
    const passes = forward(layers, parameters, gather(batch), dropout)
    const logits = passes.at(-1)!.output
    const { loss: mean, gradient } = lossAndGradient(loss, logits, labels)
    return { passes, logits, labels, loss: mean, gradient }
  }

  function count({ loss: mean, logits, labels }: ReturnType<typeof run>) {
    totals = addToTotals(totals, { loss: mean, correct: countCorrect(logits, labels), count: labels.length })
  }

  return disposableEngine({
    device: 'reference (float64 TypeScript)',
    trainStep(batch, learningRate) {
      const result = run(batch, { seed, step })
      count(result)
      const gradients = backward(layers, parameters, result.passes, result.gradient)
      if (clipNorm !== null) clip(gradients, clipNorm)
      step++
      for (const [name, gradient] of Object.entries(gradients)) {
        const memory = Object.fromEntries(Object.entries(slots).map(([slot, arrays]) => [slot, arrays[name]!]))
        update(optimizer, parameters[name]!, gradient, memory, learningRate, step)
      }
    },
    evaluateStep: (batch) => count(run(batch, null)),
    readTotals: async () => totals,
    resetTotals() {
      totals = NO_TOTALS
    },
    predict: async (batch) => Float32Array.from(forward(layers, parameters, gather(batch), null).at(-1)!.output),
    async gradients(batch) {
      const { passes, gradient } = run(batch, null)
      const gradients = backward(layers, parameters, passes, gradient)
      return mapArrays(parameters, (name) => Float32Array.from(gradients[name]!))
    },
    readState: async () => ({
      parameters: copy(parameters),
      slots: Object.fromEntries(Object.entries(slots).map(([slot, arrays]) => [slot, copy(arrays)])),
      step,
      totals,
    }),
    async writeState(state) {
      parameters = copy(state.parameters)
      slots = Object.fromEntries(Object.entries(state.slots).map(([slot, arrays]) => [slot, copy(arrays)]))
      step = state.step
      totals = state.totals
    },
    async dispose() {},
  })
}

function countCorrect(logits: Float64Array, labels: Uint8Array): number {
  const classes = logits.length / labels.length
  let correct = 0
  labels.forEach((label, i) => {
    const row = logits.subarray(i * classes, (i + 1) * classes)
    let best = 0
    row.forEach((z, c) => {
      if (z > row[best]!) best = c
    })
    if (best === label) correct++
  })
  return correct
}

const mapArrays = (arrays: NamedArrays, f: (name: string, array: Float32Array) => Float32Array): NamedArrays =>
  Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, f(name, array)]))
const copy = (arrays: NamedArrays) => mapArrays(arrays, (_, array) => array.slice())
const zerosLike = (arrays: NamedArrays) => mapArrays(arrays, (_, array) => new Float32Array(array.length))
