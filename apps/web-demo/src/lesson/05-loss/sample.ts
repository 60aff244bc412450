import { softmax } from '@oneloop/metrics'
import { crossEntropy, lossAndGradient } from '@oneloop/trainer'

// A loss is plain data. Every engine reads it and does the same mathematics.
const loss = crossEntropy()

// One prediction: ten logits. The right answer is 3.
const logits = Float64Array.of(0, 0, 0, 4, 0, 0, 0, 2, 0, 0)
const labels = Uint8Array.of(3)

const judged = lossAndGradient(loss, logits, labels)
judged.loss // 0.25: −ln of the probability given to 3
judged.gradient // negative at 3, positive everywhere else

softmax(logits, 10)[3] // 0.78
