import type { ConfusionMatrix } from '@oneloop/metrics'
import Table from 'cli-table3'

/** Precision, recall and F1 of each class. */
export function perClassTable(confusion: ConfusionMatrix, classNames: readonly string[], what = 'images'): string {
  const table = new Table({
    head: ['class', 'precision', 'recall', 'F1', what],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const [label, { precision, recall, f1, support }] of confusion.perClass().entries()) {
    const scores = [precision, recall, f1].map((score) => score.toFixed(4))
    table.push([classNames[label] ?? String(label), ...scores, support.toLocaleString('en-US')])
  }
  return table.toString()
}
