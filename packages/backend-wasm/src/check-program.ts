import { activations, losses, optimizers, type Program, UnsupportedProgramError, unknownName } from '@oneloop/core'
import { hyperparameterFields, hyperparametersOf } from './abi/hyperparameters.ts'

/**
 * Throws `UnsupportedProgramError` for what the kernels can't do and for what no program should have, such as the name of a
 * loss that does not exist: types alone do not stop a program written in JavaScript.
 */
export function checkProgram({ layers, loss, optimizer, maxBatchSize }: Program): void {
  const classes = layers.at(-1)?.out ?? 0
  if (layers.length === 0) throw unsupported('it has no layers', 'give at least one')
  for (const { activation } of layers) checkKnown('activation', activation, activations)
  checkKnown('loss', loss.kind, losses)
  checkKnown('optimizer', optimizer.kind, optimizers)
  const numbers = hyperparametersOf(optimizer)
  for (const name of Object.keys(hyperparameterFields(optimizer.kind))) {
    if (!Number.isFinite(numbers[name])) {
      throw unsupported(
        `${name} of ${optimizer.kind} is ${numbers[name]}`,
        `make the optimizer with ${optimizer.kind}()`,
      )
    }
  }
  if (!(Number.isInteger(maxBatchSize) && maxBatchSize >= 1)) {
    throw unsupported(`maxBatchSize is ${maxBatchSize}`, 'give the most rows that a batch will have')
  }
  if (classes > 256) throw unsupported(`labels are bytes, and it has ${classes} classes`, 'use at most 256 classes')
  if (loss.kind === 'crossEntropy' && loss.classWeights !== null && loss.classWeights.length !== classes) {
    throw unsupported(`${loss.classWeights.length} class weights for ${classes} classes`, 'give one weight a class')
  }
}

function checkKnown(what: string, name: string, known: object): void {
  if (Object.hasOwn(known, name)) return
  throw unsupported(unknownName(what, String(name), Object.keys(known)), `choose a known ${what}`)
}

const unsupported = (reason: string, fix: string) => new UnsupportedProgramError('wasm', reason, fix)
