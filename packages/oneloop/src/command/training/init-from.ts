import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type ActivationName, OneloopError } from '@oneloop/core'
import { type Dataset, type Features, inputNames, outputNames } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import type { Output } from '../output.ts'
import { type OpenedModel, openModel } from '../reading/model.ts'
import type { Given, RunConfig } from './config.ts'

/** A trained network that another run begins with. */
export interface Start extends Pick<OpenedModel, 'model' | 'normalization' | 'preprocessing' | 'classNames'> {
  readonly file: string
  readonly hidden: readonly number[]
  readonly activation: ActivationName
}

/**
 * The model file that a run is to begin with. What the file says is not said again on the command line.
 *
 * @throws OneloopError `OPTION_INVALID` for options that the file decides; what `readModelFile` throws
 */
export async function openStart(path: string, given: Given, output: Output): Promise<Start> {
  const wrong = given.hidden !== undefined ? '--hidden' : given.activation !== undefined ? '--activation' : null
  if (wrong !== null) {
    throw new OneloopError(`${wrong} is decided by --init-from`, { code: 'OPTION_INVALID', fix: 'give one of both' })
  }
  const opened = await openModel(path, output)
  const { layers } = opened.model
  const activations = new Set(layers.slice(0, -1).map(({ activation }) => activation))
  if (activations.size > 1 || layers.at(-1)!.activation !== 'identity') {
    throw new OneloopError('its layers have activations of several kinds, and a run here has one kind', {
      code: 'OPTION_INVALID',
      file: path,
      fix: 'begin with a network whose hidden layers have the same activation',
    })
  }
  return {
    ...opened,
    file: path,
    hidden: opened.model.widths.slice(1, -1),
    activation: [...activations][0] ?? 'relu',
  }
}

/**
 * The network that a run begins with, and a line that says so: all layers of the file; with other outputs, a new last one.
 *
 * @throws OneloopError `SHAPE_MISMATCH` when the data have other inputs
 */
export function startModel(start: Start, train: Dataset<Features>, { dropout, seed }: RunConfig): [Mlp, string] {
  checkInputs(start, train)
  const file = basename(start.file)
  const outputs = outputsOf(start)
  const isSame =
    start.model.widths.at(-1) === train.outputs && (outputs === null || isDeepStrictEqual(outputs, train.outputNames))
  const widths = [...start.model.widths.slice(0, -1), train.outputs]
  const model = new Mlp(widths, { activation: start.activation, dropout, seed })
  const from = isSame ? start.model : start.model.withNewLastLayer(train.outputs, { seed })
  for (const [name, data] of Object.entries(from.parameters)) model.parameters[name]!.set(data)
  const last = model.layers.at(-1)!.name
  const words = isSame
    ? `Begins with all layers of ${file}`
    : `Begins with the layers of ${file}, but a new last layer ${last}: ${train.outputs} outputs (${train.outputNames.slice(0, 10).join(', ')}) where it had ${start.model.widths.at(-1)}`
  return [model, words]
}

/** The names of what the file's outputs are; null where it does not say. */
function outputsOf({ classNames, preprocessing }: Start): readonly string[] | null {
  return preprocessing === null ? classNames : outputNames(preprocessing)
}

function checkInputs({ file, model, preprocessing }: Start, train: Dataset<Features>): void {
  const [width] = model.widths
  const mismatch = (what: string) =>
    new OneloopError(what, {
      code: 'SHAPE_MISMATCH',
      file,
      fix: 'begin with a model of the same inputs, or leave --init-from out',
    })
  if (width !== train.width) throw mismatch(`it takes ${width} inputs, and a row of the data has ${train.width}`)
  if (preprocessing === null || train.preprocessing === null) return
  const [before, now] = [inputNames(preprocessing), inputNames(train.preprocessing)]
  if (isDeepStrictEqual(before, now)) return
  throw mismatch(`its inputs are ${before.join(', ')}, and those of the data are ${now.join(', ')}`)
}
