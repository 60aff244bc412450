import type { ValueTargets } from '@oneloop/core'
import { r2Score } from '@oneloop/metrics'
import type { ChartFigure } from '../figure.ts'
import { translator } from '../figure-labels.ts'
import { niceTicks } from '../nice-ticks.ts'
import { scatter } from './scatter.ts'
import { type ValuesOptions, valuePairs } from './value-pairs.ts'

/**
 * The predicted value over the actual one, on the dashed diagonal if the network is right. Both axes are the same, so that
 * distances from the diagonal can be seen. At most 2,000 rows are drawn.
 *
 * @param outputs predicted values `[n, targets.outputs]`
 * @throws SHAPE_MISMATCH, ARGUMENT_INVALID, UNKNOWN_NAME
 */
export function predictedActualFigure(
  outputs: ArrayLike<number>,
  targets: ValueTargets,
  { output = 0, labels }: ValuesOptions = {},
): ChartFigure {
  const translate = translator(labels)
  const { all, shown } = valuePairs(outputs, targets, output)
  const ticks = niceTicks(
    shown.flatMap(({ predicted, actual }) => [predicted, actual]),
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  )
  const r2 = r2Score(
    Float32Array.from(all, ({ predicted }) => predicted),
    { kind: 'values', outputs: 1, data: Float32Array.from(all, ({ actual }) => actual) },
  )
  const score = Number.isNaN(r2) ? '' : `R² ${r2.toFixed(4)}, `
  return scatter({
    title: translate('Predicted and actual', '예측값과 실제값'),
    subtitle: all.length === 0 ? '' : `${score}n = ${all.length.toLocaleString('en-US')}`,
    description: `Predicted over actual values of ${all.length} rows${Number.isNaN(r2) ? '' : `, R² ${r2.toFixed(4)}`}`,
    width: 380,
    x: { name: translate('Actual', '실제값'), ticks },
    y: { name: translate('Predicted', '예측값'), ticks },
    points: shown.map(({ predicted, actual }) => [actual, predicted] as const),
    right: [
      [ticks.min, ticks.min],
      [ticks.max, ticks.max],
    ],
  })
}
