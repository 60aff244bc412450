import type { History } from '@oneloop/core'
import type { Dataset, Features } from '@oneloop/data'
import { confusionHeatMap, mistakesGrid, trainingFigure } from '@oneloop/figures'
import { renderPng, renderSvg } from '@oneloop/figures/node'
import { argMax, ConfusionMatrix, mostWrong } from '@oneloop/metrics'
import { FILES } from './output-folder.ts'
import type { Picture } from './picture.ts'

// Imported once there is something to draw: charts take half of the command's start.

/** The figures of a finished run: the lesson's two panels, the confusion matrix and the most wrong images. */
export function pictures(history: History, test: Dataset<Features>, logits: Float32Array): Picture[] {
  const classes = test.classNames.length
  const labels = 'ko+en'
  const training = () => trainingFigure(history, { labels })
  const confusion = () =>
    confusionHeatMap(ConfusionMatrix.from(argMax(logits, classes), test.labels, classes), test.classNames, { labels })
  const mistakes = () =>
    mistakesGrid(test.features as Uint8Array, mostWrong(logits, test.labels, classes, 25), {
      ...{ imageWidth: test.columns, imageHeight: test.rows, classNames: test.classNames, labels },
    })
  return [
    { name: FILES.trainingSvg, draw: async () => renderSvg(training()) },
    { name: FILES.training, draw: () => renderPng(training()) },
    { name: FILES.confusion, draw: () => renderPng(confusion()) },
    { name: FILES.mistakes, draw: () => renderPng(mistakes()) },
  ]
}
