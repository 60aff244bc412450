import { OneloopError } from '@oneloop/errors'
import type { NamedArrays } from '@oneloop/mlp-model'
import type { Batch } from '@oneloop/mnist-data'
import { type Engine, type EngineState, NO_TOTALS, optimizerSlots, type Program, type Totals } from '@oneloop/trainer'
import type { Device } from '../device.ts'
import type { Tensor, TensorContainer } from '../tf.ts'
import { useBackend } from '../use-backend.ts'
import { clip } from './clip.ts'
import { addToTotals, type DeviceTotals, readTotals, writeTotals } from './device-totals.ts'
import { flatten, layoutOf, type Slice, unflatten } from './layout.ts'
import { labelsOf, lossOf } from './losses.ts'
import { backward, forward } from './network.ts'
import { type Slots, update } from './optimizers.ts'
import type { RowSource } from './row-source.ts'

/** Everything on the device that a step replaces. */
interface DeviceState {
  readonly parameters: Tensor
  /** The parameters again, cut up and shaped: weight and bias of every layer. */
  readonly views: readonly Tensor[]
  readonly slots: Slots
}

/** The network in training, operation by operation, on whichever backend tfjs drives. */
export class TfjsEngine implements Engine {
  readonly device: string
  readonly #device: Device
  readonly #program: Program
  readonly #layout: readonly Slice[]
  readonly #rows: RowSource
  #state: DeviceState
  #totals: DeviceTotals
  #step = 0
  #disposed = false

  constructor(device: Device, program: Program) {
    this.device = device.description
    this.#device = device
    this.#program = program
    this.#layout = layoutOf(program.layers)
    this.#rows = device.createRowSource()
    const zeros = Object.fromEntries(this.#layout.map(({ name, size }) => [name, new Float32Array(size)]))
    const slots = Object.fromEntries(optimizerSlots[program.optimizer.kind].map((slot) => [slot, zeros]))
    useBackend(device.tf, device.backendName)
    this.#state = this.#upload(program.parameters, slots)
    this.#totals = writeTotals(device.tf, NO_TOTALS)
  }

  trainStep(batch: Batch, learningRate: number): void | Promise<void> {
    const { clipNorm, optimizer } = this.#program
    const { tf } = this.#device
    const [state, totals] = this.#tidy(() => {
      const { gradient, totals } = this.#differentiate(batch, this.#step)
      const clipped = clip(tf, gradient, clipNorm)
      const { parameters, slots } = this.#state
      const next = update(tf, optimizer, parameters, clipped, slots, learningRate, this.#step + 1)
      return [{ ...next, views: this.#cut(next.parameters) }, totals] as const
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

  async predict(batch: Batch): Promise<Float32Array> {
    return this.#read(() => this.#forward(batch, null).logits)
  }

  async gradients(batch: Batch): Promise<NamedArrays> {
    return unflatten(this.#layout, await this.#read(() => this.#differentiate(batch, null).gradient))
  }

  async readState(): Promise<EngineState> {
    this.#check()
    const { parameters, slots } = this.#state
    const read = async (tensor: Tensor) => unflatten(this.#layout, await tensor.data<'float32'>())
    const step = this.#step
    const [values, totals, ...slotValues] = await Promise.all([
      read(parameters),
      readTotals(this.#totals),
      ...Object.values(slots).map(read),
    ])
    const names = Object.keys(slots)
    return {
      parameters: values,
      slots: Object.fromEntries(names.map((name, i) => [name, slotValues[i]!])),
      step,
      totals,
    }
  }

  async writeState(state: EngineState): Promise<void> {
    this.#replaceState(this.#tidy(() => this.#upload(state.parameters, state.slots)))
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

  #differentiate(batch: Batch, dropoutStep: number | null): { gradient: Tensor; totals: DeviceTotals } {
    const { tf } = this.#device
    const labels = this.#labels(batch)
    const { logits, traces } = this.#forward(batch, dropoutStep)
    const { loss, dlogits } = lossOf(tf, this.#program.loss, logits, labels)
    return {
      gradient: backward(this.#device, this.#program, this.#state.views, traces, dlogits),
      totals: addToTotals(tf, this.#totals, logits, labels, loss),
    }
  }

  #forward(batch: Batch, dropoutStep: number | null) {
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

  #upload(parameters: NamedArrays, slots: EngineState['slots']): DeviceState {
    const { tf } = this.#device
    return tf.tidy(() => {
      const flat = tf.tensor1d(flatten(this.#layout, parameters))
      const flatSlots = Object.entries(slots).map(([name, arrays]) => [
        name,
        tf.tensor1d(flatten(this.#layout, arrays)),
      ])
      return { parameters: flat, views: this.#cut(flat), slots: Object.fromEntries(flatSlots) as Slots }
    })
  }

  #cut(parameters: Tensor): Tensor[] {
    const { tf } = this.#device
    const pieces = tf.split(
      parameters,
      this.#layout.map(({ size }) => size),
    )
    return this.#layout.map(({ shape }, i) => tf.reshape(pieces[i]!, [...shape]))
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

  async #read(work: () => Tensor): Promise<Float32Array> {
    const tensor = this.#tidy(work)
    try {
      return await tensor.data<'float32'>()
    } finally {
      tensor.dispose()
    }
  }

  #free(tensors: DeviceState | DeviceTotals): void {
    this.#device.tf.dispose(tensors as object as TensorContainer)
  }

  #settle(): void | Promise<void> {}

  #check(): void {
    if (this.#disposed) throw new OneloopError('the engine is disposed', { code: 'ENGINE_DISPOSED' })
  }
}
