import type { Batch, InputRows, NamedArrays } from '@oneloop/core'
import {
  type Engine,
  type EngineState,
  NO_TOTALS,
  OneloopError,
  optimizerSlots,
  type Program,
  type Totals,
} from '@oneloop/core'
import type { Device } from '../device.ts'
import type { Tensor, TensorContainer } from '../tf.ts'
import { useBackend } from '../use-backend.ts'
import { clip } from './clip.ts'
import { type DeviceState, join, read, readState, updateState, writeState } from './device-state.ts'
import { addToTotals, type DeviceTotals, readTotals, writeTotals } from './device-totals.ts'
import { type Layout, layoutOf } from './layout.ts'
import { labelsOf, lossOf } from './losses.ts'
import { backward, forward } from './network.ts'
import type { RowSource } from './row-source.ts'

/** Enough to keep a GPU busy, few enough that stopping is prompt and what waits for it takes little memory. */
const STEPS_AHEAD = 16

/** The network in training, operation by operation, on whichever backend tfjs drives. */
export class TfjsEngine implements Engine {
  readonly device: string
  readonly #device: Device
  readonly #program: Program
  readonly #layout: Layout
  readonly #rows: RowSource
  #state: DeviceState
  #totals: DeviceTotals
  #step = 0
  #unsettled = 0
  #disposed = false

  constructor(device: Device, program: Program) {
    this.device = device.description
    this.#device = device
    this.#program = program
    this.#layout = layoutOf(program.layers, device.cheapSlices)
    this.#rows = device.createRowSource()
    const zeros = Object.fromEntries(
      Object.entries(program.parameters).map(([name, data]) => [name, new Float32Array(data.length)]),
    )
    const slots = Object.fromEntries(optimizerSlots[program.optimizer.kind].map((slot) => [slot, zeros]))
    const { parameters } = program
    this.#state = this.#tidy(() => writeState(device.tf, this.#layout, { parameters, slots }))
    this.#totals = this.#tidy(() => writeTotals(device.tf, NO_TOTALS))
  }

  trainStep(batch: Batch, learningRate: number): void | Promise<void> {
    const { clipNorm, optimizer } = this.#program
    const { tf } = this.#device
    const [state, totals] = this.#tidy(() => {
      const { gradient, totals } = this.#differentiate(batch, this.#step)
      const clipped = clip(tf, gradient, clipNorm)
      const step = this.#step + 1
      return [
        updateState(this.#device, this.#layout, optimizer, this.#state, clipped, learningRate, step),
        totals,
      ] as const
    })
    this.#replaceState(state)
    this.#replaceTotals(totals)
    this.#step += 1
    return this.#settle()
  }

  evaluateStep(batch: Batch): void | Promise<void> {
    const totals = this.#tidy(() => {
      const labels = this.#labels(batch)
      const { logits } = this.#forward(batch, null)
      const { loss } = lossOf(this.#device.tf, this.#program.loss, logits, labels)
      return addToTotals(this.#device.tf, this.#totals, logits, labels, loss)
    })
    this.#replaceTotals(totals)
    return this.#settle()
  }

  async readTotals(): Promise<Totals> {
    this.#check()
    return readTotals(this.#totals)
  }

  resetTotals(): void {
    this.#replaceTotals(this.#tidy(() => writeTotals(this.#device.tf, NO_TOTALS)))
  }

  async predict(batch: InputRows): Promise<Float32Array> {
    const logits = this.#tidy(() => this.#forward(batch, null).logits)
    try {
      return await logits.data<'float32'>()
    } finally {
      logits.dispose()
    }
  }

  async gradients(batch: Batch): Promise<NamedArrays> {
    const vectors = this.#tidy(() => this.#differentiate(batch, null).gradient)
    try {
      return await read(this.#layout, vectors)
    } finally {
      this.#free(vectors)
    }
  }

  async readState(): Promise<EngineState> {
    this.#check()
    const step = this.#step
    const [state, totals] = await Promise.all([readState(this.#layout, this.#state), readTotals(this.#totals)])
    return { ...state, step, totals }
  }

  async writeState(state: EngineState): Promise<void> {
    this.#replaceState(this.#tidy(() => writeState(this.#device.tf, this.#layout, state)))
    this.#replaceTotals(this.#tidy(() => writeTotals(this.#device.tf, state.totals)))
    this.#step = state.step
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return
    this.#disposed = true
    this.#rows.dispose()
    this.#free(this.#state)
    this.#free(this.#totals)
  }

  #differentiate(batch: Batch, dropoutStep: number | null): { gradient: readonly Tensor[]; totals: DeviceTotals } {
    const { tf } = this.#device
    const labels = this.#labels(batch)
    const { logits, traces } = this.#forward(batch, dropoutStep)
    const { loss, dlogits } = lossOf(tf, this.#program.loss, logits, labels)
    return {
      gradient: join(tf, this.#layout, backward(this.#device, this.#program, this.#state.views, traces, dlogits)),
      totals: addToTotals(tf, this.#totals, logits, labels, loss),
    }
  }

  #forward(batch: InputRows, dropoutStep: number | null) {
    const width = this.#program.layers[0]!.in
    if (batch.width !== width) {
      throw new OneloopError(`the network takes ${width} features, not rows of ${batch.width} features`, {
        code: 'SHAPE_MISMATCH',
      })
    }
    return forward(this.#device, this.#program, this.#state.views, this.#rows.gather(batch), dropoutStep)
  }

  #labels(batch: Batch): Int32Array {
    return labelsOf(batch, this.#program.layers.at(-1)!.out)
  }

  #replaceState(next: DeviceState): void {
    this.#free(this.#state)
    this.#state = next
  }

  #replaceTotals(next: DeviceTotals): void {
    this.#free(this.#totals)
    this.#totals = next
  }

  /** Runs on this engine's backend and frees every tensor made but those in the result. */
  #tidy<T>(work: () => T): T {
    this.#check()
    useBackend(this.#device.tf, this.#device.backendName)
    let result: T | undefined
    this.#device.tf.tidy(() => {
      result = work()
      return result as never
    })
    return result as T
  }

  #free(tensors: DeviceState | DeviceTotals | readonly Tensor[]): void {
    this.#device.tf.dispose(tensors as object as TensorContainer)
  }

  /** Now and then the device catches up: steps are handed out faster than it takes them. */
  #settle(): void | Promise<void> {
    const { settle } = this.#device
    if (settle === undefined || ++this.#unsettled < STEPS_AHEAD) return
    this.#unsettled = 0
    return settle()
  }

  #check(): void {
    if (this.#disposed) throw new OneloopError('the engine is disposed', { code: 'ENGINE_DISPOSED' })
  }
}
