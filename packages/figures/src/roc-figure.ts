import type { RocCurve } from '@oneloop/metrics'
import { curveNames } from './class-names.ts'
import { curvesPanel } from './curves-panel.ts'
import type { ChartFigure } from './figure.ts'
import { type FigureLabels, translator } from './figure-labels.ts'

/** Options of `rocFigure` and `precisionRecallFigure`. */
export interface CurvesOptions {
  /** One a curve; the indices where left out. */
  readonly names?: readonly string[]
  /** Default `'en'`. */
  readonly labels?: FigureLabels
}

/**
 * ROC curves in one square, each with its area, the smallest area first; of more than ten curves, those of the ten smallest
 * areas. The dashed diagonal is guessing. A curve that is not defined is left out.
 *
 * @param curves see `rocCurves` of `@oneloop/metrics`
 * @throws SHAPE_MISMATCH, UNKNOWN_NAME
 */
export function rocFigure(curves: readonly RocCurve[], { names, labels }: CurvesOptions = {}): ChartFigure {
  const translate = translator(labels)
  const shownNames = curveNames(curves.length, names)
  return curvesPanel({
    title: translate('ROC curve', 'ROC 곡선'),
    figureName: 'AUC',
    description: describeCurves(
      'ROC',
      'area under the curve',
      curves.map(({ auc }) => auc),
    ),
    x: translate('False positive rate', '거짓 양성 비율'),
    y: translate('True positive rate', '참 양성 비율'),
    curves: curves.map(({ auc, falsePositiveRate, truePositiveRate }, i) => ({
      name: shownNames[i]!,
      figure: auc,
      points: Array.from(falsePositiveRate, (x, at) => [x, truePositiveRate[at]!] as const),
    })),
    guessing: [
      [0, 0],
      [1, 1],
    ],
    lowest: (shown, all) => translate(`the ${shown} lowest of ${all}`, `${all}개 중 가장 낮은 ${shown}개`),
  })
}

/** What curves show, for people who can't see them. */
export function describeCurves(what: string, figureName: string, figures: readonly number[]): string {
  const defined = figures.filter((figure) => !Number.isNaN(figure))
  if (defined.length === 0) return `${what} curves: none is defined`
  const [least, most] = [defined.reduce((a, b) => Math.min(a, b)), defined.reduce((a, b) => Math.max(a, b))]
  if (defined.length === 1) return `${what} curve, ${figureName} ${least.toFixed(3)}`
  return `${what} curves of ${defined.length} classes, ${figureName} ${least.toFixed(3)} to ${most.toFixed(3)}`
}
