import {
  argMax,
  type ClassScores,
  ConfusionMatrix,
  meanAbsoluteError,
  r2Score,
  rocCurves,
  rootMeanSquaredError,
} from '@oneloop/metrics'
import Table from 'cli-table3'
import type { Judged } from '../../table/judge.ts'
import { inUnits } from '../training/metrics-option.ts'

/** The scores of one class, label or target, for programs. */
export type OutputScores = Readonly<Record<string, string | number>>

/** Precision, recall and F1 of each class. */
export function perClassTable(confusion: ConfusionMatrix, classNames: readonly string[]): string {
  const table = startTable(['class', 'precision', 'recall', 'F1', 'images'])
  for (const [label, { precision, recall, f1, support }] of confusion.perClass().entries()) {
    table.push([classNames[label] ?? String(label), ...[precision, recall, f1].map(share), count(support)])
  }
  return table.toString()
}

/**
 * How good a network is at each class (against the rest), each label, or each of several targets: as figures, and as the
 * table that people read. Of a single target there is nothing to tell apart: null.
 */
export function perOutput(
  judged: Judged,
  outputNames: readonly string[],
): { readonly scores: readonly OutputScores[]; readonly table: string } | null {
  const { outputs, targets } = judged
  if (targets.kind === 'values') return outputNames.length === 1 ? null : perTarget(judged, outputNames)
  const isClasses = targets.kind === 'classes'
  const curves = rocCurves(outputs, targets)
  const head = isClasses ? 'class' : 'label'
  const counted = countEach(judged, outputNames.length)
  const scores = outputNames.map((name, i) => {
    const { precision, recall, f1, support } = counted[i]!
    // Of two classes there is one curve: each is the other's rest.
    return { [head]: name, precision, recall, f1, support, auc: (curves[i] ?? curves[0])!.auc }
  })
  const table = startTable([head, 'precision', 'recall', 'F1', 'AUC', isClasses ? 'rows' : 'rows with it'])
  for (const [i, { precision, recall, f1, auc, support }] of scores.entries()) {
    table.push([
      outputNames[i]!,
      ...[precision, recall, f1, auc].map((value) => share(Number(value))),
      count(Number(support)),
    ])
  }
  return { scores, table: table.toString() }
}

/** The scores of each class, or of each label's yes. */
function countEach({ outputs, targets }: Judged, width: number): ClassScores[] {
  if (targets.kind !== 'labels') {
    return ConfusionMatrix.from(argMax(outputs, width), targets.data, width).perClass()
  }
  return Array.from({ length: width }, (_, i) => {
    const isYes = (values: ArrayLike<number>) =>
      Uint8Array.from(column(values, width, i), (value) => (value > 0 ? 1 : 0))
    return ConfusionMatrix.from(isYes(outputs), isYes(targets.data), 2).perClass()[1]!
  })
}

const column = (values: ArrayLike<number>, width: number, i: number) =>
  Float32Array.from({ length: values.length / width }, (_, row) => values[row * width + i]!)

function perTarget({ outputs, targets }: Judged, names: readonly string[]) {
  const scores = names.map((target, i) => {
    const actual = { kind: 'values', outputs: 1, data: column(targets.data, names.length, i) } as const
    const said = column(outputs, names.length, i)
    return {
      target,
      mae: meanAbsoluteError(said, actual),
      rmse: rootMeanSquaredError(said, actual),
      r2: r2Score(said, actual),
    }
  })
  const table = startTable(['target', 'MAE', 'RMSE', 'R²'])
  for (const { target, mae, rmse, r2 } of scores) table.push([target, inUnits(mae), inUnits(rmse), share(r2)])
  return { scores, table: table.toString() }
}

function startTable(head: readonly string[]) {
  return new Table({
    head: [...head],
    colAligns: ['left', ...head.slice(1).map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  })
}

const share = (value: number) => value.toFixed(4)
const count = (rows: number) => rows.toLocaleString('en-US')
