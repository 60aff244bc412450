import type { ActivationName, LossName, Optimizer, OptimizerName, Program } from '@oneloop/core'
import { dropoutThreshold } from '@oneloop/core/engine'
import type { Arena } from './arena.ts'
import { LAYER, PLAN } from './plan-fields.ts'
import { recordBytes, writeRecord } from './record.ts'

// As assembly/ numbers them.
const ACTIVATIONS: Record<ActivationName, number> = {
  identity: 0,
  relu: 1,
  sigmoid: 2,
  tanh: 3,
  gelu: 4,
  leakyRelu: 5,
  elu: 6,
  silu: 7,
}
const LOSSES: Record<LossName, number> = {
  crossEntropy: 0,
  oneHotSquaredError: 1,
  binaryCrossEntropy: 2,
  meanSquaredError: 3,
  huber: 4,
}
const OPTIMIZERS: Record<OptimizerName, number> = { sgd: 0, momentum: 1, rmsprop: 2, adagrad: 3, adam: 4, adamw: 5 }

const SMALLEST_NORMAL = 2 ** -126

/** Tells the kernels about the network and the arena. */
export function writePlan(memory: WebAssembly.Memory, arena: Arena, program: Program, threads: number): void {
  const view = new DataView(memory.buffer)
  const { loss, optimizer, layers } = program
  const classes = layers.at(-1)!.out
  const weights = (loss.kind === 'crossEntropy' && loss.classWeights) || Array.from({ length: classes }, () => 1)
  new Float32Array(memory.buffer, arena.classWeights, classes).set(weights)
  writeRecord(view, arena.plan, PLAN, {
    ...arena,
    layerCount: layers.length,
    layers: arena.layerRecords,
    threads,
    classWeightSum: weights.reduce((sum, weight) => sum + weight, 0),
    labelSmoothing: loss.kind === 'crossEntropy' ? loss.labelSmoothing : 0,
    loss: LOSSES[loss.kind],
    optimizer: OPTIMIZERS[optimizer.kind],
    slot0Delta: arena.slotDeltas[0] ?? 0,
    slot1Delta: arena.slotDeltas[1] ?? 0,
    clipNorm: program.clipNorm ?? 0,
    weightDecay: optimizer.weightDecay,
    // Never 0: an update of nothing by nothing would be NaN in the columns that pad a panel.
    epsilon: Math.max('epsilon' in optimizer ? optimizer.epsilon : 0, SMALLEST_NORMAL),
    nesterov: optimizer.kind === 'momentum' && optimizer.nesterov ? 1 : 0,
    // A moment of 2⁻¹⁰³ is still far from denormal after the multiplication by a learning rate.
    quantum: 2 ** -80,
    squareQuantum: 2 ** -100,
    ...hyperparameters(optimizer),
  })
  arena.layers.forEach(({ layer, ...place }, i) => {
    writeRecord(view, arena.layerRecords + i * recordBytes(LAYER), LAYER, {
      ...place,
      in: layer.in,
      out: layer.out,
      activation: ACTIVATIONS[layer.activation],
      dropoutThreshold: dropoutThreshold(layer.dropout),
      dropoutScale: 1 / (1 - layer.dropout),
    })
  })
}

/** 1 − β is worked out here: in float32 it would lose half its digits. */
function hyperparameters(optimizer: Optimizer) {
  switch (optimizer.kind) {
    case 'sgd':
    case 'adagrad':
      return { hyper0: 0, hyper1: 0, hyper2: 0, hyper3: 0 }
    case 'momentum':
      return { hyper0: optimizer.momentum, hyper1: 0, hyper2: 0, hyper3: 0 }
    case 'rmsprop':
      return { hyper0: optimizer.alpha, hyper1: 0, hyper2: 1 - optimizer.alpha, hyper3: 0 }
    case 'adam':
    case 'adamw': {
      const { beta1, beta2 } = optimizer
      return { hyper0: beta1, hyper1: beta2, hyper2: 1 - beta1, hyper3: 1 - beta2 }
    }
  }
}
