import { lossTargets, type Program, UnsupportedProgramError } from '@oneloop/core'

/** Throws `UnsupportedProgramError` for what the kernels don't do. */
export function checkProgram({ layers, loss, maxBatchSize }: Program): void {
  const classes = layers.at(-1)?.out ?? 0
  if (layers.length === 0) throw unsupported('it has no layers', 'give at least one')
  if (!(Number.isInteger(maxBatchSize) && maxBatchSize >= 1)) {
    throw unsupported(`maxBatchSize is ${maxBatchSize}`, 'give the most rows that a batch will have')
  }
  if (lossTargets[loss.kind] !== 'classes') throw unsupported(`its loss is ${loss.kind}`, 'choose another backend')
  if (classes > 256) throw unsupported(`labels are bytes, and it has ${classes} classes`, 'use at most 256 classes')
  if (loss.kind === 'crossEntropy' && loss.classWeights !== null && loss.classWeights.length !== classes) {
    throw unsupported(`${loss.classWeights.length} class weights for ${classes} classes`, 'give one weight a class')
  }
}

const unsupported = (reason: string, fix: string) => new UnsupportedProgramError('wasm', reason, fix)
