import { type Loss, lossTargets, type Program } from '@oneloop/core'
import { dropoutThreshold, parameterRule } from '@oneloop/core/engine'
import { hyperparameterFields, hyperparametersOf } from './abi/hyperparameters.ts'
import { lossOptionFields, optionsOf } from './abi/loss-options.ts'
import { activationNumbers, lossNumbers, optimizerNumbers, targetNumbers } from './abi/numbers.ts'
import { recordAt, recordBytes } from './abi/record.ts'
import { LAYER, PLAN } from './abi/records.ts'
import type { Arena } from './arena.ts'
import { derivativeNeedsInput } from './derivative-needs-input.ts'

/** Tells the kernels about the network and where its arrays lie. */
export function writePlan(
  memory: WebAssembly.Memory,
  arena: Arena,
  program: Program,
  threads: number,
  wide: boolean,
): void {
  const { loss, optimizer, layers } = program
  writeLossOptions(memory, arena, loss, layers.at(-1)!.out)
  recordAt(memory, arena.hyperparameters, hyperparameterFields(optimizer.kind)).write(hyperparametersOf(optimizer))
  recordAt(memory, arena.plan, PLAN).write({
    ...arena,
    layerCount: layers.length,
    layers: arena.layerRecords,
    threads,
    wide: wide ? 1 : 0,
    targetKind: targetNumbers[lossTargets[loss.kind]],
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
    const weight = parameterRule(program, `${layer.name}.weight`)
    const bias = parameterRule(program, `${layer.name}.bias`)
    recordAt(memory, arena.layerRecords + i * recordBytes(LAYER), LAYER).write({
      ...place,
      in: layer.in,
      out: layer.out,
      activation: activationNumbers[layer.activation],
      derivativeNeedsInput: derivativeNeedsInput(layer.activation) ? 1 : 0,
      dropoutThreshold: dropoutThreshold(layer.dropout),
      dropoutScale: 1 / (1 - layer.dropout),
      weightRate: weight.learningRateFactor,
      weightDecay: weight.weightDecay,
      biasRate: bias.learningRateFactor,
      biasDecay: bias.weightDecay,
    })
  })
}

function writeLossOptions(memory: WebAssembly.Memory, arena: Arena, loss: Loss, outputs: number): void {
  const values = optionsOf(loss).map(([name, value]) => {
    const at = arena.perOutput[name]
    if (at === undefined) return [name, Number(value)]
    new Float32Array(memory.buffer, at, outputs).set(
      typeof value === 'object' && value !== null ? value : Array(outputs).fill(1),
    )
    return [name, at]
  })
  recordAt(memory, arena.lossOptions, lossOptionFields(loss.kind)).write(Object.fromEntries(values))
}
