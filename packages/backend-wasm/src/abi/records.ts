import type { Fields } from './record.ts'

// The records in memory through which the host and the kernels talk. The build writes an AssemblyScript class for each.

/** The whole network and the places of its arrays. The host writes it when the engine is created. */
export const PLAN = {
  layerCount: 'i32',
  /** The records of the layers, one after the other. */
  layers: 'usize',
  threads: 'i32',
  /** Whether the build is for 256-bit operations, whose tiles are larger. */
  wide: 'i32',
  /** The distance from one column panel of activations to the next. */
  panelBytes: 'usize',
  /** The rows of the batch as they came: bytes or floats `[rows, stagingStride]`. */
  staging: 'usize',
  stagingStride: 'usize',
  /** What each row is to be: its class as an `i32`, or its values or labels as `f32`, padded with zeros to whole panels. */
  targets: 'usize',
  /** The distance from a row's targets to the next row's. */
  targetStride: 'usize',
  /** A number of `targetNumbers`. */
  targetKind: 'i32',
  /** How much each row counts, an `f32` each. */
  rowWeights: 'usize',
  /** A record `ROW_RESULT` for each row. */
  rowResults: 'usize',
  /** A number of `lossNumbers`. */
  loss: 'i32',
  /** The record of `lossOptionFields` of the loss. */
  lossOptions: 'usize',
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
  /** Whether the activation's derivative can't be worked out from its output alone. */
  derivativeNeedsInput: 'i32',
  dropoutThreshold: 'u32',
  dropoutScale: 'f32',
  weight: 'usize',
  bias: 'usize',
  /** What the learning rate is multiplied by for the weight; 0 when it is frozen. */
  weightRate: 'f32',
  /** The weight decay of the weight. */
  weightDecay: 'f32',
  /** The same two for the bias. */
  biasRate: 'f32',
  biasDecay: 'f32',
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
  /** 1 ÷ what the sum of the rows' weighted losses is divided by. */
  inverseDivisor: 'f32',
  learningRate: 'f32',
  /** Adam's 1 ÷ √(1 − β₂ᵗ). */
  inverseRootCorrection2: 'f32',
  /** Adam's learningRate ÷ (1 − β₁ᵗ). */
  stepSize: 'f32',
  seed: 'u32',
  step: 'u32',
} as const satisfies Fields

/** What the kernels work out for one row. */
export const ROW_RESULT = {
  /** The row's loss × its weight. */
  loss: 'f64',
  /** The sum over the outputs of |output − value|; 0 unless the targets are values. */
  absoluteError: 'f64',
  /** The sum over the outputs of (output − value)²; 0 unless the targets are values. */
  squaredError: 'f64',
  /** How many decisions are right: see `Totals`. */
  correct: 'i32',
} as const satisfies Fields

/** What the kernels work out in a step for the host and for each other. */
export const RESULT = {
  /** The sums of the rows' results, the loss weighted. */
  lossSum: 'f64',
  absoluteError: 'f64',
  squaredError: 'f64',
  correct: 'i32',
  /** What clipping multiplies the gradients by. */
  gradientScale: 'f32',
} as const satisfies Fields
