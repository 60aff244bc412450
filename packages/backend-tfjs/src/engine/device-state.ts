import type { EngineState, NamedArrays, Optimizer, ParameterRule } from '@oneloop/core'
import type { Device } from '../device.ts'
import type { Tensor, Tf } from '../tf.ts'
import { type Layout, pack, unpack } from './layout.ts'
import { update } from './optimizers.ts'

/** Parameters and the optimizer's slots on the device: what a step replaces. */
export interface DeviceState {
  /** Vectors of the layout. */
  readonly parameters: readonly Tensor[]
  /** The parameters again, cut up and shaped: weight and bias of every layer. */
  readonly views: readonly Tensor[]
  readonly slots: Readonly<Record<string, readonly Tensor[]>>
}

export function writeState(
  tf: Tf,
  layout: Layout,
  { parameters, slots }: Pick<EngineState, 'parameters' | 'slots'>,
): DeviceState {
  const upload = (arrays: NamedArrays) => pack(layout, arrays).map((vector) => tf.tensor1d(vector))
  const vectors = upload(parameters)
  return {
    parameters: vectors,
    views: cut(tf, layout, vectors),
    slots: Object.fromEntries(Object.entries(slots).map(([name, arrays]) => [name, upload(arrays)])),
  }
}

export async function readState(
  layout: Layout,
  { parameters, slots }: DeviceState,
): Promise<Pick<EngineState, 'parameters' | 'slots'>> {
  const names = Object.keys(slots)
  const [values, ...slotValues] = await Promise.all([parameters, ...Object.values(slots)].map((v) => read(layout, v)))
  return { parameters: values!, slots: Object.fromEntries(names.map((name, i) => [name, slotValues[i]!])) }
}

/** The vectors' values by name. */
export async function read(layout: Layout, vectors: readonly Tensor[]): Promise<NamedArrays> {
  return unpack(layout, await Promise.all(vectors.map((vector) => vector.data<'float32'>())))
}

export function updateState(
  { tf, vectorOps }: Device,
  layout: Layout,
  optimizer: Optimizer,
  rules: readonly ParameterRule[],
  state: DeviceState,
  gradient: readonly Tensor[],
  learningRate: number,
  step: number,
): DeviceState {
  const slotNames = Object.keys(state.slots)
  const updates = state.parameters.map((w, i) => {
    const slots = Object.fromEntries(slotNames.map((name) => [name, state.slots[name]![i]!]))
    const { learningRateFactor, weightDecay } = rules[i]!
    // The old tensors are freed, so a frozen vector needs new names for the same data.
    if (learningRateFactor === 0) return { parameters: w.clone(), slots: mapTensors(slots, (slot) => slot.clone()) }
    const own = { ...optimizer, weightDecay }
    return update(vectorOps, own, w, gradient[i]!, slots, learningRate * learningRateFactor, step)
  })
  const parameters = updates.map((each) => each.parameters)
  return {
    parameters,
    views: cut(tf, layout, parameters),
    slots: Object.fromEntries(slotNames.map((name) => [name, updates.map((each) => each.slots[name]!)])),
  }
}

/** The vectors of the layout, from one flat tensor for each parameter. */
export function join(tf: Tf, layout: Layout, flat: readonly Tensor[]): readonly Tensor[] {
  let next = 0
  return layout.map((slices) => {
    const parts = flat.slice(next, next + slices.length)
    next += slices.length
    return parts.length === 1 ? parts[0]! : tf.concat(parts)
  })
}

function cut(tf: Tf, layout: Layout, vectors: readonly Tensor[]): readonly Tensor[] {
  return layout.flatMap((slices, i) => {
    const vector = vectors[i]!
    const sizes = slices.map(({ size }) => size)
    const parts = slices.length === 1 ? [vector] : tf.split(vector, sizes)
    return slices.map(({ shape }, j) => tf.reshape(parts[j]!, [...shape]))
  })
}

function mapTensors(slots: Readonly<Record<string, Tensor>>, map: (slot: Tensor) => Tensor): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, map(slot)]))
}
