import type { EngineState, Program } from '../contract/engine.ts'
import { OneloopError } from '../errors/oneloop-error.ts'
import type { Layer, NamedArrays } from '../layer.ts'
import { optimizerSlots } from '../optimizers/index.ts'

/**
 * Checks that a state is one of an engine of this program: all parameters, and all slots of the optimizer.
 *
 * @throws OneloopError `STATE_DICT_MISMATCH`
 */
export function checkState({ layers, optimizer }: Program, state: EngineState): void {
  checkArrays(layers, state.parameters)
  for (const slot of optimizerSlots[optimizer.kind]) {
    const arrays = state.slots[slot]
    if (arrays === undefined) throw mismatch(`the state has no ${slot}, which ${optimizer.kind} needs`)
    checkArrays(layers, arrays, `${slot}/`)
  }
}

/** Checks that there is an array of the right length for each parameter of the layers. */
export function checkArrays(layers: readonly Layer[], arrays: NamedArrays, prefix = ''): void {
  for (const layer of layers) {
    checkArray(arrays, `${layer.name}.weight`, layer.in * layer.out, prefix)
    checkArray(arrays, `${layer.name}.bias`, layer.out, prefix)
  }
}

function checkArray(arrays: NamedArrays, name: string, length: number, prefix: string): void {
  const values = arrays[name]
  if (values instanceof Float32Array && values.length === length) return
  const found = values instanceof Float32Array ? `${values.length} values` : 'no Float32Array'
  throw mismatch(`${prefix}${name} has ${found}, not ${length} values`)
}

const mismatch = (message: string) => new OneloopError(message, { code: 'STATE_DICT_MISMATCH' })
