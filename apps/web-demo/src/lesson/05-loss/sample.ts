import { crossEntropy } from '@oneloop/trainer'

// The loss is plain data: every engine reads it and does the same mathematics.
export const loss = crossEntropy({ labelSmoothing: 0.1 })
