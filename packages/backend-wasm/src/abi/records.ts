import type { Fields } from './record.ts'

// The records in memory through which the host and the kernels talk. The build writes an AssemblyScript class for each.

/** The whole network and the places of its arrays. The host writes it when the engine is created. */
export const PLAN = {
  layerCount: 'i32',
  /** The records of the layers, one after the other. */
  layers: 'usize',
  threads: 'i32',
  /** The distance from one column panel of activations to the next. */
  panelBytes: 'usize',
  /** The rows of the batch as they came: bytes or floats `[rows, stagingStride]`. */
  staging: 'usize',
  stagingStride: 'usize',
  /** The label of each row of the batch, a `u8` each. */
  labels: 'usize',
  /** The loss of each row, an `f64` each. */
  rowLoss: 'usize',
  /** For each row an `i32`: 1 where the largest logit is the label's. */
  rowCorrect: 'usize',
  /** An `f32` for each class: ones when the loss has no weights, zeros in the padding. */
  classWeights: 'usize',
  classWeightSum: 'f32',
  labelSmoothing: 'f32',
  /** A number of `lossNumbers`. */
  loss: 'i32',
  /** A number of `optimizerNumbers`. */
  optimizer: 'i32',
  /** The record of `hyperparameterFields` of the optimizer. */
  hyperparameters: 'usize',
  /** The distance from a parameter to its gradient. */
  gradientDelta: 'usize',
  /** The distance from a parameter to the optimizer's first array for it. */
  slot0Delta: 'usize',
  /** The distance from a parameter to the optimizer's second array for it. */
  slot1Delta: 'usize',
  /** Column sums of the first layer's weight, an `f32` each: `[panels of inputs, padded width of the first layer]`. */
  columnSums: 'usize',
  /** For each column of byte features a list of the values that are not 0. */
  columnLists: 'usize',
  /** Where each of those lists begins and ends. */
  listBounds: 'usize',
  /** For each panel of columns a `u8`: whether it has lists. */
  sparsePanels: 'usize',
  /** For each weight task the squared norm of its gradient, an `f64` each. Used for clipping. */
  squares: 'usize',
  /** 128 bytes of zeros. */
  zeros: 'usize',
  /** Working memory, `scratchBytes` for each thread. */
  scratch: 'usize',
  scratchBytes: 'usize',
  /** 0 when gradients are not clipped. */
  clipNorm: 'f32',
  /** The q of `flush` for averages of gradients. It is here because V8 would build a constant anew in every turn of a loop. */
  quantum: 'f32',
  /** The q of `flush` for averages of squared gradients. */
  squareQuantum: 'f32',
  /** The record `RESULT`. */
  result: 'usize',
} as const satisfies Fields

/** One layer. The host writes it when the engine is created. */
export const LAYER = {
  in: 'i32',
  out: 'i32',
  inPanels: 'i32',
  outPanels: 'i32',
  /** A number of `activationNumbers`. */
  activation: 'i32',
  dropoutThreshold: 'u32',
  dropoutScale: 'f32',
  weight: 'usize',
  bias: 'usize',
  /** A transposed copy of the weight for the backward pass; 0 in the first layer, which needs none. */
  transposed: 'usize',
  input: 'usize',
  output: 'usize',
  /** dLoss/dz, where z is what the activation is given. */
  delta: 'usize',
  /** f′(z) × dropout mask, kept by the forward pass; 0 where the backward pass can tell it from `output`. */
  derivative: 'usize',
} as const satisfies Fields

/** One step. The host writes it before each call. */
export const JOB = {
  /** Rows of the batch. */
  batch: 'i32',
  rowsPerTask: 'i32',
  /** Whether the features are floats, not bytes. */
  floats: 'i32',
  scale: 'f32',
  offset: 'f32',
  /** 1 ÷ what the sum of the rows' losses is divided by. */
  inverseCount: 'f32',
  learningRate: 'f32',
  /** Adam's 1 ÷ √(1 − β₂ᵗ). */
  inverseRootCorrection2: 'f32',
  /** Adam's learningRate ÷ (1 − β₁ᵗ). */
  stepSize: 'f32',
  seed: 'u32',
  step: 'u32',
} as const satisfies Fields

/** What the kernels work out in a step for the host and for each other. */
export const RESULT = {
  /** The sum of the rows' losses. */
  lossSum: 'f64',
  /** How many rows are right. */
  correct: 'i32',
  /** What clipping multiplies the gradients by. */
  gradientScale: 'f32',
} as const satisfies Fields
