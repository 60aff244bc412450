import {
  type Batch,
  type Layer,
  type Loss,
  lossTargets,
  OneloopError,
  type Targets,
  targetsPerRow,
} from '@oneloop/core'

/**
 * A check that a batch fits the network and the loss: rows as wide as the first layer, targets of the kind that the loss
 * compares with, as many of them as rows and outputs, each in range, and arrays of the types that engines read. Batches
 * share their dataset, so each dataset is looked at once.
 *
 * @throws OneloopError `SHAPE_MISMATCH`, `LABEL_OUT_OF_RANGE`, `DATA_INVALID`
 */
export function checkBatches(layers: readonly Layer[], loss: Loss): (batch: Batch) => void {
  const width = layers[0]!.in
  const outputs = layers.at(-1)!.out
  const seen = new WeakSet<object>()
  return (batch) => {
    const { features, targets, rowWeights } = batch
    if (seen.has(features) && seen.has(targets) && (rowWeights === undefined || seen.has(rowWeights))) return
    if (batch.width !== width) {
      throw shape(`the model takes ${width} features a row, the data has ${batch.width}`)
    }
    if (!(features instanceof Uint8Array || features instanceof Float32Array)) {
      throw invalid(`features are a Uint8Array or a Float32Array, not ${typeName(features)}`)
    }
    const rows = features.length / width
    if (!Number.isInteger(rows)) throw shape(`${features.length} features are not whole rows of ${width}`)
    checkTargets(targets, rows, outputs, loss)
    if (rowWeights !== undefined) checkWeights(rowWeights, rows)
    for (const part of [features, targets, rowWeights]) if (part !== undefined) seen.add(part)
  }
}

const TARGET_TYPES = { classes: [Uint8Array, Uint16Array], values: [Float32Array], labels: [Uint8Array] } as const

function checkTargets(targets: Targets, rows: number, outputs: number, loss: Loss): void {
  const wanted = lossTargets[loss.kind]
  if (targets?.kind !== wanted) {
    throw shape(`${loss.kind} compares with ${wanted}, and the data's targets are ${targets?.kind ?? 'missing'}`)
  }
  const types = TARGET_TYPES[targets.kind]
  if (!types.some((type) => targets.data instanceof type)) {
    const names = types.map((type) => type.name).join(' or a ')
    throw invalid(`${targets.kind} are a ${names}, not ${typeName(targets.data)}`)
  }
  const perRow = targetsPerRow(targets)
  if (targets.kind !== 'classes' && perRow !== outputs) {
    throw shape(`the model gives ${outputs} outputs a row, the data has ${perRow} ${targets.kind}`)
  }
  if (targets.data.length !== rows * perRow) {
    throw shape(`${rows} rows need ${rows * perRow} ${targets.kind}, not ${targets.data.length}`)
  }
  const wrong = targets.data.findIndex((value) => !isInRange(value, targets, outputs))
  if (wrong === -1) return
  const where = `row ${Math.floor(wrong / perRow)}`
  if (targets.kind === 'values') throw invalid(`${where} has the target ${targets.data[wrong]}, not a finite number`)
  const range = targets.kind === 'labels' ? 'labels are 0 or 1' : `the model has ${outputs} classes`
  throw new OneloopError(`${where} has label ${targets.data[wrong]}, ${range}`, { code: 'LABEL_OUT_OF_RANGE' })
}

function isInRange(value: number, targets: Targets, outputs: number): boolean {
  if (targets.kind === 'values') return Number.isFinite(value)
  return value < (targets.kind === 'labels' ? 2 : outputs)
}

function checkWeights(rowWeights: Float32Array, rows: number): void {
  if (!(rowWeights instanceof Float32Array)) {
    throw invalid(`row weights are a Float32Array, not ${typeName(rowWeights)}`)
  }
  if (rowWeights.length !== rows) throw shape(`${rows} rows need ${rows} weights, not ${rowWeights.length}`)
  const wrong = rowWeights.findIndex((weight) => !(weight > 0 && Number.isFinite(weight)))
  if (wrong !== -1) throw invalid(`the weight of row ${wrong} is ${rowWeights[wrong]}, not a finite number above 0`)
}

const typeName = (value: unknown): string =>
  typeof value === 'object' && value !== null ? value.constructor.name : typeof value
const shape = (message: string) => new OneloopError(message, { code: 'SHAPE_MISMATCH' })
const invalid = (message: string) => new OneloopError(message, { code: 'DATA_INVALID' })
