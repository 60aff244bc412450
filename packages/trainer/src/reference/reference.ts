import type { Batch, NamedArrays } from '@oneloop/core'
import { type Backend, type Engine, NO_TOTALS, optimizerSlots, type Program } from '@oneloop/core'
import { addToTotals, checkedEngine, checkProgram, parameterRule } from '@oneloop/core/engine'
import { clip } from './clip.ts'
import { lossAndGradient } from './losses.ts'
import { backward, type DropoutAt, forward, gather } from './network.ts'
import { update } from './optimizers.ts'
import { gatherTargets, gatherWeights, judge } from './targets.ts'

/**
 * The reference backend: plain TypeScript that defines what every other engine must compute.
 *
 * It works in float64 and keeps parameters and optimizer memory in float32, as the other engines do, so that a state
 * read from it is all of it. It runs anywhere and is slow: some tens of seconds for an epoch of MNIST.
 */
export function reference(): Backend {
  return {
    name: 'reference',
    async createEngine(program) {
      checkProgram('reference', program)
      return createReferenceEngine(program)
    },
  }
}

function createReferenceEngine(program: Program): Engine {
  const { layers, loss, optimizer, clipNorm, seed } = program
  let parameters = copy(program.parameters)
  let slots: Record<string, NamedArrays> = {}
  for (const slot of optimizerSlots[optimizer.kind]) slots[slot] = zerosLike(parameters)
  let step = 0
  let totals = NO_TOTALS

  /** Forward and loss: what each layer saw, and dLoss/dlogits. */
  function run(batch: Batch, dropout: DropoutAt) {
    const targets = gatherTargets(batch)
    const weights = gatherWeights(batch)
    const passes = forward(layers, parameters, gather(batch), dropout)
    const outputs = passes.at(-1)!.output
    const { loss: mean, gradient } = lossAndGradient(loss, outputs, targets, weights)
    return { passes, gradient, totals: { loss: mean, ...judge(outputs, targets, weights) } }
  }

  function count(result: ReturnType<typeof run>) {
    totals = addToTotals(totals, result.totals)
  }

  return checkedEngine(program, {
    device: 'reference (float64 TypeScript)',
    trainStep(batch, learningRate) {
      const result = run(batch, { seed, step })
      count(result)
      const all = backward(layers, parameters, result.passes, result.gradient)
      const isFrozen = (name: string) => parameterRule(program, name).learningRateFactor === 0
      const gradients = Object.fromEntries(Object.entries(all).filter(([name]) => !isFrozen(name)))
      if (clipNorm !== null) clip(gradients, clipNorm)
      step++
      for (const [name, gradient] of Object.entries(gradients)) {
        const { learningRateFactor, weightDecay } = parameterRule(program, name)
        const memory = Object.fromEntries(Object.entries(slots).map(([slot, arrays]) => [slot, arrays[name]!]))
        const rule = { ...optimizer, weightDecay }
        update(rule, parameters[name]!, gradient, memory, learningRate * learningRateFactor, step)
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

const mapArrays = (arrays: NamedArrays, f: (name: string, array: Float32Array) => Float32Array): NamedArrays =>
  Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, f(name, array)]))
const copy = (arrays: NamedArrays) => mapArrays(arrays, (_, array) => array.slice())
const zerosLike = (arrays: NamedArrays) => mapArrays(arrays, (_, array) => new Float32Array(array.length))
