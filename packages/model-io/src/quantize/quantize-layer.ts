import type { Layer } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'

/** The largest magnitude; −128 is left out, so that a weight and its negative are as exact. */
const MOST = 127

/** A layer's weights as whole numbers of eight bits: `weight[o][i] ≈ values[o][i] · scales[o]`. */
export interface QuantizedWeight {
  /** `[out, in]`, from −127 to 127. */
  readonly values: Int8Array<ArrayBuffer>
  /** `[out]`. */
  readonly scales: Float32Array<ArrayBuffer>
}

/**
 * Symmetric quantisation with a scale for each output: the largest weight of an output becomes ±127.
 * Jacob et al. 2017, https://arxiv.org/abs/1712.05877
 */
export function quantizeWeight(weight: Float32Array, { in: from, out }: Pick<Layer, 'in' | 'out'>): QuantizedWeight {
  const values = new Int8Array(weight.length)
  const scales = new Float32Array(out)
  for (let o = 0; o < out; o++) {
    const row = weight.subarray(o * from, (o + 1) * from)
    const most = row.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
    // A scale that rounds to 0 leaves an output of zeros.
    const scale = Math.fround(most / MOST)
    scales[o] = scale
    if (scale === 0) continue
    for (let i = 0; i < from; i++) {
      values[o * from + i] = Math.min(MOST, Math.max(-MOST, Math.round(row[i]! / scale)))
    }
  }
  return { values, scales }
}

/** The float32 weights that quantised ones stand for: one product each, rounded as every float32 product is. */
export function dequantizeWeight({ values, scales }: QuantizedWeight): Float32Array<ArrayBuffer> {
  const from = values.length / scales.length
  return Float32Array.from(values, (value, i) => value * scales[Math.floor(i / from)]!)
}

/** The network that is left of one once its weights are quantised to eight bits: what `quantize: 'int8'` writes. */
export function quantizeModel(model: Mlp): Mlp {
  const parameters = { ...model.parameters }
  for (const layer of model.layers) {
    const name = `${layer.name}.weight`
    parameters[name] = dequantizeWeight(quantizeWeight(model.parameters[name]!, layer))
  }
  return Mlp.from(model.layers, parameters)
}
