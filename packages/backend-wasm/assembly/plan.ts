// What the host lays out in memory for the kernels to read. Every field is 4 bytes, so a field's place is its rank:
// src/plan.ts lists the same names in the same order.

/** The whole network, fixed when the engine is created. */
@unmanaged export class Plan {
  layerCount: i32
  layers: usize
  threads: i32
  /** Bytes from one column panel of activations to the next. */
  panelBytes: usize
  /** The batch as it came: bytes [rows, stagingStride] or floats. */
  staging: usize
  stagingStride: usize
  labels: usize
  /** f64 a row. */
  rowLoss: usize
  /** i32 a row: 1 where the largest logit is the label's. */
  rowCorrect: usize
  /** f32 a class, ones when the loss has none, zeros in the padding. */
  classWeights: usize
  classWeightSum: f32
  labelSmoothing: f32
  loss: i32
  optimizer: i32
  /** From a parameter to its gradient and to its moments. */
  gradientDelta: usize
  slot0Delta: usize
  slot1Delta: usize
  /** f32 [input panels, first layer's padded width]: column sums of the first weight, a panel of inputs at a time. */
  columnSums: usize
  /** For each column of byte features a list of its nonzeros; where each begins and ends; and u8 a panel: whether it has lists. */
  columnLists: usize
  listBounds: usize
  sparsePanels: usize
  /** f64 a weight task: squared norms, when clipping. */
  squares: usize
  /** 128 bytes of them. */
  zeros: usize
  scratch: usize
  scratchBytes: usize
  clipNorm: f32
  weightDecay: f32
  /** β₁, β₂, 1 − β₁, 1 − β₂ of Adam; α, –, 1 − α of RMSprop; μ of momentum. */
  hyper0: f32
  hyper1: f32
  hyper2: f32
  hyper3: f32
  epsilon: f32
  nesterov: i32
  /**
   * q of `flush`, for moments of gradients and of their squares. Here, because V8 would build a constant of the code's own
   * anew in every turn of a loop.
   */
  quantum: f32
  squareQuantum: f32
}

@unmanaged export class Layer {
  in: i32
  out: i32
  inPanels: i32
  outPanels: i32
  activation: i32
  dropoutThreshold: u32
  dropoutScale: f32
  weight: usize
  bias: usize
  /** The weight again, transposed, for the way back; 0 in the first layer, which needs none. */
  transposed: usize
  input: usize
  output: usize
  /** dLoss/dz, z what the activation is given. */
  delta: usize
  /** f′(z) × dropout mask, kept by the forward pass; 0 where `output` tells it. */
  derivative: usize
}

/** One call: what the host writes before it. */
@unmanaged export class Job {
  batch: i32
  rowsPerTask: i32
  floats: i32
  scale: f32
  offset: f32
  /** Of the loss: 1 ÷ what the sum over rows is divided by. */
  inverseCount: f32
  learningRate: f32
  /** Adam's 1 ÷ √(1 − β₂ᵗ) and learningRate ÷ (1 − β₁ᵗ). */
  inverseRootCorrection2: f32
  stepSize: f32
  seed: u32
  step: u32
  gradientScale: f32
  // Below, what the kernels answer.
  correct: i32
  /** An f64 begins at a multiple of 8. */
  padding: i32
  lossSum: f64
}

export const LAYER_BYTES: usize = 56
