import type { Batch, InputRows } from '../contract/batch.ts'
import { type Targets, targetsPerRow } from '../contract/targets.ts'
import type { ErrorCode } from '../errors/error-codes.ts'
import { OneloopError } from '../errors/oneloop-error.ts'
import type { Layer } from '../layer.ts'
import { type Loss, lossTargets } from '../losses/index.ts'

/**
 * A check that rows fit a network: as wide as the first layer, of the types that engines read, with indices of rows that
 * exist.
 *
 * @throws OneloopError `SHAPE_MISMATCH`, `DATA_INVALID`, `INDEX_OUT_OF_RANGE`
 */
export function checkRows(layers: readonly Layer[]): (rows: InputRows) => void {
  const width = layers[0]!.in
  return (rows) => checkIndices(rows.indices, rowCount(rows, width))
}

/**
 * A check that a batch fits a network and a loss: rows that fit, targets of the kind that the loss compares with, as many of
 * them as rows and outputs, each in range, and arrays of the types that engines read. Batches share their dataset, so the
 * targets and weights of each dataset are looked at once.
 *
 * @throws OneloopError `SHAPE_MISMATCH`, `DATA_INVALID`, `INDEX_OUT_OF_RANGE`, `LABEL_OUT_OF_RANGE`
 */
export function checkBatches(layers: readonly Layer[], loss: Loss): (batch: Batch) => void {
  const width = layers[0]!.in
  const outputs = layers.at(-1)!.out
  return (batch) => {
    const { targets, rowWeights } = batch
    const rows = rowCount(batch, width)
    checkIndices(batch.indices, rows)
    if (typeof targets !== 'object' || targets === null) {
      throw shape(`${loss.kind} compares with ${lossTargets[loss.kind]}, and the data's targets are missing`)
    }
    once(targets, `${rows} × ${outputs}, ${loss.kind}`, () => checkTargets(targets, rows, outputs, loss))
    if (rowWeights !== undefined) once(rowWeights, `${rows}`, () => checkWeights(rowWeights, rows))
  }
}

/** For what each part of a dataset was found right last. */
const found = new WeakMap<object, string>()

function once(part: object, asWhat: string, check: () => void): void {
  if (found.get(part) === asWhat) return
  check()
  found.set(part, asWhat)
}

/** How many rows the dataset has. */
function rowCount({ features, width, scale, offset }: InputRows, expected: number): number {
  if (width !== expected) throw shape(`the model takes ${expected} features a row, the data has ${width}`)
  if (!(features instanceof Uint8Array || features instanceof Float32Array)) {
    throw invalid(`features are a Uint8Array or a Float32Array, not ${typeName(features)}`)
  }
  if (!(Number.isFinite(scale) && Number.isFinite(offset))) {
    throw invalid(`scale and offset are finite numbers, not ${scale} and ${offset}`)
  }
  const rows = features.length / width
  if (!Number.isInteger(rows)) throw shape(`${features.length} features are not whole rows of ${width}`)
  return rows
}

function checkIndices(indices: Uint32Array, rows: number): void {
  if (!(indices instanceof Uint32Array)) throw invalid(`indices are a Uint32Array, not ${typeName(indices)}`)
  for (let i = 0; i < indices.length; i++) {
    if (!(indices[i]! < rows)) throw wrong('INDEX_OUT_OF_RANGE', `row ${indices[i]} is not in 0 … ${rows - 1}`)
  }
}

const TARGET_TYPES = { classes: [Uint8Array, Uint16Array], values: [Float32Array], labels: [Uint8Array] } as const

function checkTargets(targets: Targets, rows: number, outputs: number, loss: Loss): void {
  const wanted = lossTargets[loss.kind]
  if (targets.kind !== wanted) {
    throw shape(`${loss.kind} compares with ${wanted}, and the data's targets are ${targets.kind ?? 'missing'}`)
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
  const at = targets.data.findIndex((value) => !isInRange(value, targets, outputs))
  if (at === -1) return
  const where = `row ${Math.floor(at / perRow)}`
  if (targets.kind === 'values') throw invalid(`${where} has the target ${targets.data[at]}, not a finite number`)
  const range = targets.kind === 'labels' ? 'labels are 0 or 1' : `the model has ${outputs} classes`
  throw wrong('LABEL_OUT_OF_RANGE', `${where} has label ${targets.data[at]}, ${range}`)
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
  const at = rowWeights.findIndex((weight) => !(weight > 0 && Number.isFinite(weight)))
  if (at !== -1) throw invalid(`the weight of row ${at} is ${rowWeights[at]}, not a finite number above 0`)
}

const typeName = (value: unknown): string =>
  typeof value === 'object' && value !== null ? value.constructor.name : typeof value
const wrong = (code: ErrorCode, message: string) => new OneloopError(message, { code })
const shape = (message: string) => wrong('SHAPE_MISMATCH', message)
const invalid = (message: string) => wrong('DATA_INVALID', message)
