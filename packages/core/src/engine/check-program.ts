import { activations } from '../activations/index.ts'
import { UnsupportedProgramError } from '../contract/backend-errors.ts'
import type { Program } from '../contract/engine.ts'
import { unknownName } from '../errors/nearest.ts'
import { losses } from '../losses/index.ts'
import { optimizers } from '../optimizers/index.ts'
import { checkArrays } from './check-state.ts'

/**
 * Checks what no backend can train: names that do not exist, numbers that are missing, layers that do not fit each other.
 * Types alone do not stop a program written in JavaScript. A backend calls it first in `createEngine`.
 *
 * @param backend the backend's name
 * @throws UnsupportedProgramError
 * @throws OneloopError `STATE_DICT_MISMATCH` when the parameters are not those of the layers
 */
export function checkProgram(backend: string, program: Program): void {
  const { layers, parameters, loss, optimizer, clipNorm, maxBatchSize } = program
  const unsupported = (reason: string, fix: string) => new UnsupportedProgramError(backend, reason, fix)

  function checkKnown(what: string, name: string, known: object): void {
    if (Object.hasOwn(known, name)) return
    throw unsupported(unknownName(what, String(name), Object.keys(known)), `choose a known ${what}`)
  }

  /** The options of a loss or optimizer are those that its function makes, and finite numbers. */
  function checkOptions(data: { readonly kind: string }, made: object, outputs: number): void {
    const { kind } = data
    const fix = `make it with ${kind}()`
    for (const [name, usual] of Object.entries(made)) {
      const value: unknown = Reflect.get(data, name)
      if (typeof usual === 'number' && !Number.isFinite(value)) throw unsupported(`${name} of ${kind} is ${value}`, fix)
      // An option that is null by default is a number for each output.
      if (usual !== null || value === null) continue
      if (!Array.isArray(value)) throw unsupported(`${name} of ${kind} is ${value}`, fix)
      if (value.length !== outputs) {
        throw unsupported(`${name} has ${value.length} numbers for ${outputs} outputs`, 'give one for each output')
      }
    }
  }

  if (layers.length === 0) throw unsupported('it has no layers', 'give at least one')
  layers.forEach((layer, i) => {
    checkKnown('activation', layer.activation, activations)
    for (const width of [layer.in, layer.out]) {
      if (!(Number.isInteger(width) && width >= 1)) throw unsupported(`a layer is ${width} wide`, 'give whole numbers')
    }
    const above = layers[i + 1]
    if (above !== undefined && above.in !== layer.out) {
      throw unsupported(
        `${above.name} takes ${above.in} features and ${layer.name} gives ${layer.out}`,
        'make them equal',
      )
    }
    if (!(layer.dropout >= 0 && layer.dropout < 1)) {
      throw unsupported(`dropout of ${layer.name} is ${layer.dropout}`, 'give a number in [0, 1)')
    }
  })
  const outputs = layers.at(-1)!.out
  checkKnown('loss', loss?.kind, losses)
  checkOptions(loss, losses[loss.kind](), outputs)
  checkKnown('optimizer', optimizer?.kind, optimizers)
  checkOptions(optimizer, optimizers[optimizer.kind](), outputs)
  if (clipNorm !== null && !(clipNorm > 0))
    throw unsupported(`clipNorm is ${clipNorm}`, 'give a number above 0, or null')
  if (!(Number.isInteger(maxBatchSize) && maxBatchSize >= 1)) {
    throw unsupported(`maxBatchSize is ${maxBatchSize}`, 'give the most rows that a batch will have')
  }
  checkArrays(layers, parameters)
}
