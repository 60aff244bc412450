import type { ValueTargets } from '@oneloop/core'
import type { ChartFigure } from '../figure.ts'
import { translator } from '../figure-labels.ts'
import { niceTicks } from '../nice-ticks.ts'
import { scatter } from './scatter.ts'
import { type ValuesOptions, valuePairs } from './value-pairs.ts'

/**
 * What is left over: the actual value less the predicted one, over the predicted one, about 0 if the network is right. A
 * bend or a funnel is something that it has not learnt. At most 2,000 rows are drawn.
 *
 * @param outputs predicted values `[n, targets.outputs]`
 * @throws SHAPE_MISMATCH, ARGUMENT_INVALID, UNKNOWN_NAME
 */
export function residualsFigure(
  outputs: ArrayLike<number>,
  targets: ValueTargets,
  { output = 0, labels }: ValuesOptions = {},
): ChartFigure {
  const translate = translator(labels)
  const { all, shown } = valuePairs(outputs, targets, output)
  const points = shown.map(({ predicted, actual }) => [predicted, actual - predicted] as const)
  const mean = (of: (residual: number) => number) =>
    all.reduce((sum, { actual, predicted }) => sum + of(actual - predicted), 0) / all.length
  const [rmse, mae] = [Math.sqrt(mean((r) => r * r)).toPrecision(4), mean(Math.abs).toPrecision(4)]
  const ticks = niceTicks(
    points.map(([x]) => x),
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    6,
  )
  return scatter({
    title: translate('Residuals', '잔차'),
    subtitle: all.length === 0 ? '' : `RMSE ${rmse}, MAE ${mae}, n = ${all.length.toLocaleString('en-US')}`,
    description: `Residuals over predicted values of ${all.length} rows${all.length === 0 ? '' : `, RMSE ${rmse}`}`,
    width: 560,
    x: { name: translate('Predicted', '예측값'), ticks },
    y: {
      name: translate('Actual − predicted', '실제값 − 예측값'),
      ticks: niceTicks([0, ...points.map(([, y]) => y)], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    },
    points,
    right: [
      [ticks.min, 0],
      [ticks.max, 0],
    ],
  })
}
