import type { NamedArrays } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import { PANEL } from './abi/constants.ts'
import type { Arena } from './arena.ts'

/**
 * Reads the parameters, or the gradients or an array of the optimizer, which lie `delta` bytes after them, as arrays
 * `[out, in]` and `[out]`.
 */
export function readArrays(memory: WebAssembly.Memory, arena: Arena, delta: number): NamedArrays {
  const arrays: NamedArrays = {}
  for (const { layer, inPanels, outPanels, weight, bias } of arena.layers) {
    const blocks = new Float32Array(memory.buffer, weight + delta, inPanels * PANEL * outPanels * PANEL)
    const values = new Float32Array(layer.in * layer.out)
    for (let o = 0; o < layer.out; o++) {
      const column = (o >> 4) * inPanels * PANEL * PANEL + (o % PANEL)
      for (let i = 0; i < layer.in; i++) values[o * layer.in + i] = blocks[column + i * PANEL]!
    }
    arrays[`${layer.name}.weight`] = values
    arrays[`${layer.name}.bias`] = new Float32Array(memory.buffer, bias + delta, layer.out).slice()
  }
  return arrays
}

/** Writes such arrays to where `readArrays` reads them. */
export function writeArrays(memory: WebAssembly.Memory, arena: Arena, delta: number, arrays: NamedArrays): void {
  for (const { layer, inPanels, outPanels, weight, bias } of arena.layers) {
    const blocks = new Float32Array(memory.buffer, weight + delta, inPanels * PANEL * outPanels * PANEL)
    const values = arrayOf(arrays, `${layer.name}.weight`, layer.in * layer.out)
    for (let o = 0; o < layer.out; o++) {
      const column = (o >> 4) * inPanels * PANEL * PANEL + (o % PANEL)
      for (let i = 0; i < layer.in; i++) blocks[column + i * PANEL] = values[o * layer.in + i]!
    }
    new Float32Array(memory.buffer, bias + delta, layer.out).set(arrayOf(arrays, `${layer.name}.bias`, layer.out))
  }
}

function arrayOf(arrays: NamedArrays, name: string, length: number): Float32Array {
  const values = arrays[name]
  if (values?.length === length) return values
  throw new OneloopError(`${name} has ${values?.length ?? 'no'} values, not ${length}`, { code: 'STATE_DICT_MISMATCH' })
}
