import { forward, softmax } from 'oneloop'
import type { ModelData } from '../training/model-data.ts'

/** The network's probabilities for one 28×28 digit, `[10]`. Less than a millisecond's work: no engine is needed. */
export function recognise(model: ModelData, digit: Uint8Array): Float32Array {
  const logits = forward(model, { features: digit, ...model.transform })
  return softmax(logits, logits.length)
}
