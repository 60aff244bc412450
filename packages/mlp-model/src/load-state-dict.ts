import type { StateDict } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'

/** Names that a lenient load passed over. */
export interface LoadReport {
  /** In the model, not in the state dict: these kept their values. */
  readonly missing: string[]
  /** In the state dict, not in the model: these were ignored. */
  readonly unexpected: string[]
}

/** What has named parameters: an `Mlp`. */
interface Parametric {
  namedParameters(): Iterable<[name: string, shape: readonly number[], data: Float32Array]>
}

export function loadInto(model: Parametric, state: StateDict, strict: boolean): LoadReport {
  const missing: string[] = []
  const misshapen: string[] = []
  const unexpected = new Set(Object.keys(state))
  const loads: [Float32Array, Float32Array][] = []
  for (const [name, shape, data] of model.namedParameters()) {
    unexpected.delete(name)
    const tensor = state[name]
    if (tensor === undefined) missing.push(name)
    else if (tensor.shape.join() !== shape.join() || tensor.data.length !== data.length) {
      misshapen.push(`${name} is [${tensor.shape.join(', ')}], not [${shape.join(', ')}]`)
    } else loads.push([data, tensor.data])
  }
  const wrong = [
    ...(strict && missing.length > 0 ? [`missing ${missing.join(', ')}`] : []),
    ...(strict && unexpected.size > 0 ? [`unexpected ${[...unexpected].join(', ')}`] : []),
    ...(misshapen.length > 0 ? [`wrong shape: ${misshapen.join(', ')}`] : []),
  ]
  if (wrong.length > 0) {
    throw new OneloopError(`the state dict does not fit the model: ${wrong.join('; ')}`, {
      code: 'STATE_DICT_MISMATCH',
    })
  }
  for (const [into, from] of loads) into.set(from)
  return { missing, unexpected: [...unexpected] }
}
