import { LAYER_BYTES } from './generated/constants'
import { Layer, Plan } from './generated/records'

/** The record of layer `l`, from 0. */
@inline export function layerAt(plan: Plan, l: i32): Layer {
  return changetype<Layer>(plan.layers + <usize>l * LAYER_BYTES)
}
