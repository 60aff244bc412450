import type { Engine, EngineState, NamedArrays } from '@oneloop/core'
import type { Memory, RunState } from './run.ts'

/** The name of the average in a snapshot's memories. */
const NAME = 'weightAverage'

/** A moving average of the weights, beside those that the engine trains. Without a decay, all of it does nothing. */
export interface WeightAverage {
  readonly isOn: boolean
  /** Takes in the weights of the step just made. Reads all parameters from the device. */
  update(): Promise<void>
  /** Puts the average into the engine, to be looked at; `hide` puts the last step's weights back. */
  show(): Promise<void>
  hide(): Promise<void>
  /** The engine's state as the last step left it, also while the average is shown. */
  lastStep(state: EngineState): EngineState
  /** What a snapshot keeps of it. */
  memory(): Record<string, Memory>
}

/**
 * average ← decay · average + (1 − decay) · weights, in float64 and kept in float32, so the same bits on every runtime.
 * It begins with the weights that the run begins with.
 */
export function weightAverage(engine: Engine, decay: number | null, resume: RunState | undefined): WeightAverage {
  let average: NamedArrays | null = resume?.memories[NAME]?.arrays ?? null
  let trained: NamedArrays | null = null

  const exchange = async (parameters: NamedArrays) => {
    const state = await engine.readState()
    await engine.writeState({ ...state, parameters })
    return state.parameters
  }

  return {
    isOn: decay !== null,
    async update() {
      if (decay === null) return
      const { parameters } = await engine.readState()
      average ??= parameters
      for (const [name, weights] of Object.entries(parameters)) {
        const kept = average[name]!
        for (let i = 0; i < kept.length; i++) kept[i] = decay * kept[i]! + (1 - decay) * weights[i]!
      }
    },
    async show() {
      if (average !== null && trained === null) trained = await exchange(average)
    },
    async hide() {
      if (trained !== null) await exchange(trained)
      trained = null
    },
    lastStep: (state) => (trained === null ? state : { ...state, parameters: trained }),
    memory: () => (average === null ? {} : { [NAME]: { values: {}, arrays: copy(average) } }),
  }
}

const copy = (arrays: NamedArrays) => Object.fromEntries(Object.entries(arrays).map(([name, a]) => [name, a.slice()]))
