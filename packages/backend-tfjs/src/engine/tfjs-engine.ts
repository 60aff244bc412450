import {
  type Batch,
  type Engine,
  type EngineState,
  type InputRows,
  NO_TOTALS,
  optimizerSlots,
  type Program,
} from '@oneloop/core'
import { checkedEngine, parameterRule } from '@oneloop/core/engine'
import type { Device } from '../device.ts'
import type { Tensor, TensorContainer } from '../tf.ts'
import { useBackend } from '../use-backend.ts'
import { clip } from './clip.ts'
import { type DeviceState, join, read, readState, updateState, writeState } from './device-state.ts'
import { addToTotals, type DeviceTotals, readTotals, writeTotals } from './device-totals.ts'
import { layoutOf } from './layout.ts'
import { lossOf } from './losses.ts'
import { backward, forward } from './network.ts'
import { targetsOf } from './targets.ts'

/** Enough to keep a GPU busy, few enough that stopping is prompt and what waits for it takes little memory. */
const STEPS_AHEAD = 16

/** An engine that trains the network operation by operation, on whichever backend tfjs drives. */
export function createTfjsEngine(device: Device, program: Program): Engine {
  const { tf } = device
  const { layers, loss, optimizer, clipNorm } = program
  // Parameters with rules of their own are updated one by one.
  const hasRules = Object.keys(program.parameterRules ?? {}).length > 0
  const layout = layoutOf(layers, device.cheapSlices && !hasRules)
  const rules = layout.map((slices) => parameterRule(program, slices[0]!.name))
  const rows = device.createRowSource()
  let state = tidy(() => writeState(tf, layout, initialState(program)))
  let totals = tidy(() => writeTotals(tf, NO_TOTALS))
  let step = 0
  let unsettled = 0

  /** Runs on this engine's backend and frees every tensor made but those in the result. */
  function tidy<T>(work: () => T): T {
    useBackend(tf, device.backendName)
    let result: T | undefined
    tf.tidy(() => {
      result = work()
      return result as never
    })
    return result as T
  }

  function free(tensors: DeviceState | DeviceTotals | readonly Tensor[]): void {
    tf.dispose(tensors as object as TensorContainer)
  }

  function replaceState(next: DeviceState): void {
    free(state)
    state = next
  }

  function replaceTotals(next: DeviceTotals): void {
    free(totals)
    totals = next
  }

  /** Steps are handed out faster than the device takes them, so from time to time they wait for it. */
  function settle(): void | Promise<void> {
    if (device.settle === undefined || ++unsettled < STEPS_AHEAD) return
    unsettled = 0
    return device.settle()
  }

  function forwardRows(input: InputRows, dropoutStep: number | null) {
    return forward(device, program, state.views, rows.gather(input), dropoutStep)
  }

  function differentiate(
    batch: Batch,
    dropoutStep: number | null,
  ): { gradient: readonly Tensor[]; nextTotals: DeviceTotals } {
    const targets = targetsOf(tf, batch)
    const { outputs, traces } = forwardRows(batch, dropoutStep)
    const result = lossOf(tf, loss, outputs, targets)
    return {
      gradient: join(tf, layout, backward(device, program, state.views, traces, result.doutputs)),
      nextTotals: addToTotals(tf, totals, outputs, targets, result.loss),
    }
  }

  return checkedEngine(program, {
    device: device.description,
    trainStep(batch, learningRate) {
      const next = tidy(() => {
        const { gradient, nextTotals } = differentiate(batch, step)
        const isTrained = rules.map((rule) => rule.learningRateFactor !== 0)
        const clipped = clip(tf, gradient, clipNorm, isTrained)
        return {
          state: updateState(device, layout, optimizer, rules, state, clipped, learningRate, step + 1),
          totals: nextTotals,
        }
      })
      replaceState(next.state)
      replaceTotals(next.totals)
      step++
      return settle()
    },
    evaluateStep(batch) {
      replaceTotals(
        tidy(() => {
          const targets = targetsOf(tf, batch)
          const { outputs } = forwardRows(batch, null)
          return addToTotals(tf, totals, outputs, targets, lossOf(tf, loss, outputs, targets).loss)
        }),
      )
      return settle()
    },
    readTotals: () => readTotals(totals),
    resetTotals() {
      replaceTotals(tidy(() => writeTotals(tf, NO_TOTALS)))
    },
    async predict(input) {
      const outputs = tidy(() => forwardRows(input, null).outputs)
      try {
        return await outputs.data<'float32'>()
      } finally {
        outputs.dispose()
      }
    },
    async gradients(batch) {
      const vectors = tidy(() => differentiate(batch, null).gradient)
      try {
        return await read(layout, vectors)
      } finally {
        free(vectors)
      }
    },
    async readState() {
      const [arrays, sums] = await Promise.all([readState(layout, state), readTotals(totals)])
      return { ...arrays, step, totals: sums }
    },
    async writeState(given) {
      replaceState(tidy(() => writeState(tf, layout, given)))
      replaceTotals(tidy(() => writeTotals(tf, given.totals)))
      step = given.step
    },
    async dispose() {
      rows.dispose()
      free(state)
      free(totals)
    },
  })
}

/** The program's parameters, and zeros in the optimizer's arrays. */
function initialState({ parameters, optimizer }: Program): Pick<EngineState, 'parameters' | 'slots'> {
  const zeros = Object.fromEntries(
    Object.entries(parameters).map(([name, data]) => [name, new Float32Array(data.length)]),
  )
  return { parameters, slots: Object.fromEntries(optimizerSlots[optimizer.kind].map((slot) => [slot, zeros])) }
}
