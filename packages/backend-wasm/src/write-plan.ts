import type { Program } from '@oneloop/core'
import { dropoutThreshold } from '@oneloop/core/engine'
import { hyperparameterFields, hyperparametersOf } from './abi/hyperparameters.ts'
import { activationNumbers, lossNumbers, optimizerNumbers } from './abi/numbers.ts'
import { recordAt, recordBytes } from './abi/record.ts'
import { LAYER, PLAN } from './abi/records.ts'
import type { Arena } from './arena.ts'

/** Tells the kernels about the network and where its arrays lie. */
export function writePlan(memory: WebAssembly.Memory, arena: Arena, program: Program, threads: number): void {
  const { loss, optimizer, layers } = program
  const classes = layers.at(-1)!.out
  const weights = (loss.kind === 'crossEntropy' && loss.classWeights) || Array.from({ length: classes }, () => 1)
  new Float32Array(memory.buffer, arena.classWeights, classes).set(weights)
  recordAt(memory, arena.hyperparameters, hyperparameterFields(optimizer.kind)).write(hyperparametersOf(optimizer))
  recordAt(memory, arena.plan, PLAN).write({
    ...arena,
    layerCount: layers.length,
    layers: arena.layerRecords,
    threads,
    classWeightSum: weights.reduce((sum, weight) => sum + weight, 0),
    labelSmoothing: loss.kind === 'crossEntropy' ? loss.labelSmoothing : 0,
    loss: lossNumbers[loss.kind],
    optimizer: optimizerNumbers[optimizer.kind],
    slot0Delta: arena.slotDeltas[0] ?? 0,
    slot1Delta: arena.slotDeltas[1] ?? 0,
    clipNorm: program.clipNorm ?? 0,
    // An average of 2⁻¹⁰³ is still far from denormal after the multiplication by a learning rate.
    quantum: 2 ** -80,
    squareQuantum: 2 ** -100,
  })
  arena.layers.forEach(({ layer, ...place }, i) => {
    recordAt(memory, arena.layerRecords + i * recordBytes(LAYER), LAYER).write({
      ...place,
      in: layer.in,
      out: layer.out,
      activation: activationNumbers[layer.activation],
      dropoutThreshold: dropoutThreshold(layer.dropout),
      dropoutScale: 1 / (1 - layer.dropout),
    })
  })
}
