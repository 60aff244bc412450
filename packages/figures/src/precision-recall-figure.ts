import type { PrecisionRecallCurve } from '@oneloop/metrics'
import { curveNames } from './class-names.ts'
import { curvesPanel } from './curves-panel.ts'
import type { ChartFigure } from './figure.ts'
import { translator } from './figure-labels.ts'
import { type CurvesOptions, describeCurves } from './roc-figure.ts'
import type { Point } from './thin.ts'

/**
 * Precision-recall curves in one square, each with its average precision, the smallest first; of more than ten curves, the
 * ten smallest. For one curve the dashed line is guessing. A curve that is not defined is left out.
 *
 * @param curves see `precisionRecallCurves` of `@oneloop/metrics`
 * @throws SHAPE_MISMATCH, UNKNOWN_NAME
 */
export function precisionRecallFigure(
  curves: readonly PrecisionRecallCurve[],
  { names, labels }: CurvesOptions = {},
): ChartFigure {
  const translate = translator(labels)
  const shownNames = curveNames(curves.length, names)
  const [only] = curves
  return curvesPanel({
    title: translate('Precision and recall', '정밀도와 재현율'),
    figureName: translate('Average precision', '평균 정밀도'),
    description: describeCurves(
      'Precision-recall',
      'average precision',
      curves.map(({ averagePrecision }) => averagePrecision),
    ),
    x: translate('Recall', '재현율'),
    y: translate('Precision', '정밀도'),
    curves: curves.map((curve, i) => ({
      name: shownNames[i]!,
      figure: curve.averagePrecision,
      points: stairs(curve),
    })),
    guessing:
      curves.length === 1 && only !== undefined
        ? [
            [0, only.prevalence],
            [1, only.prevalence],
          ]
        : [],
    lowest: (shown, all) => translate(`the ${shown} lowest of ${all}`, `${all}개 중 가장 낮은 ${shown}개`),
  })
}

/** Between two thresholds there is nothing, so the area under the stairs is the average precision. */
function stairs({ precision, recall }: PrecisionRecallCurve): Point[] {
  return Array.from(recall).flatMap((to, i): Point[] => [
    [recall[i - 1] ?? 0, precision[i]!],
    [to, precision[i]!],
  ])
}
