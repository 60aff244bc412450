import { crossEntropy, lossAndGradient, softmax } from 'oneloop'

// A loss is plain data. Every engine reads it and does the same mathematics.
const rule = crossEntropy()

// One prediction: ten logits. The right answer is 3.
const logits = Float64Array.of(0, 0, 0, 4, 0, 0, 0, 2, 0, 0)
const right = { kind: 'classes', data: Uint8Array.of(3) } as const

// probabilities[3] is 0.78, so the loss is −ln 0.78 = 0.25; its gradient is below 0 at 3 and above 0 everywhere else.
export const probabilities = softmax(logits, 10)
export const { loss, gradient } = lossAndGradient(rule, logits, right)
