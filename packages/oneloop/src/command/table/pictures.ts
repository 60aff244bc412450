import type { History } from '@oneloop/core'
import type { Dataset, Features } from '@oneloop/data'
import { confusionHeatMap, predictedActualFigure, residualsFigure, rocFigure, trainingFigure } from '@oneloop/figures'
import { renderPng, renderSvg } from '@oneloop/figures/node'
import { argMax, ConfusionMatrix, rocCurves } from '@oneloop/metrics'
import type { Judged } from '../../table/judge.ts'
import { FILES } from '../training/output-folder.ts'
import type { Picture } from '../training/picture.ts'

// Imported once there is something to draw: charts take half of the command's start.

/** The figures that suit the task: of classes which is taken for which, and ROC curves; of numbers predicted against actual. */
export function tablePictures(
  history: History,
  { outputNames }: Dataset<Features>,
  { outputs, targets }: Judged,
): Picture[] {
  const labels = 'ko+en'
  const training = () => trainingFigure(history, { labels, judgedOn: 'validation' })
  const always: Picture[] = [
    { name: FILES.trainingSvg, draw: async () => renderSvg(training()) },
    { name: FILES.training, draw: () => renderPng(training()) },
  ]
  const roc = () => {
    const curves = rocCurves(outputs, targets)
    // Of two classes there is one curve, of the second.
    const names = curves.length === outputNames.length ? outputNames : outputNames.slice(1)
    return renderPng(rocFigure(curves, { names, labels }))
  }
  switch (targets.kind) {
    case 'classes': {
      const classes = outputNames.length
      const confusion = () =>
        renderPng(
          confusionHeatMap(ConfusionMatrix.from(argMax(outputs, classes), targets.data, classes), outputNames, {
            labels,
          }),
        )
      return [...always, { name: FILES.confusion, draw: confusion }, { name: FILES.roc, draw: roc }]
    }
    case 'labels':
      return [...always, { name: FILES.roc, draw: roc }]
    case 'values':
      return [
        ...always,
        { name: FILES.predictions, draw: () => renderPng(predictedActualFigure(outputs, targets, { labels })) },
        { name: FILES.residuals, draw: () => renderPng(residualsFigure(outputs, targets, { labels })) },
      ]
  }
}
