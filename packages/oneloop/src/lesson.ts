import { LESSON_TRANSFORM } from '@oneloop/mnist-data'

/**
 * The lesson's recipe, said once: 784-128-64-10 on MNIST, cross entropy, Adam, five epochs, about 97 %. The command
 * begins with it, the page teaches it, and the benchmarks measure it.
 */
export const LESSON = {
  data: 'mnist',
  widths: [784, 128, 64, 10],
  hidden: [128, 64],
  activation: 'relu',
  dropout: 0,
  loss: 'crossEntropy',
  optimizer: 'adam',
  learningRate: 0.001,
  batchSize: 64,
  /** Rows of a batch when the network is evaluated. */
  evaluationBatchSize: 1000,
  epochs: 5,
  /** The seed of the first weights, of the order of the images, and of dropout. */
  seed: 1,
  /** Training steps in an epoch: 60,000 images ÷ 64, the last batch smaller. */
  stepsPerEpoch: 938,
  transform: LESSON_TRANSFORM,
} as const
