import { History, type Metric, type Targets } from '@oneloop/core'
import {
  confusionHeatMap,
  type Figure,
  importanceFigure,
  learningRateFigure,
  precisionRecallFigure,
  predictedActualFigure,
  reliabilityFigure,
  residualsFigure,
  rocFigure,
  trainingFigure,
} from '@oneloop/figures'
import {
  accuracy,
  argMax,
  averagePrecision,
  balancedAccuracy,
  bootstrapInterval,
  brierScore,
  ConfusionMatrix,
  calibration,
  logLoss,
  matthewsCorrelation,
  meanAbsoluteError,
  permutationImportance,
  precisionRecallCurves,
  r2Score,
  rocAuc,
  rocCurves,
  rootMeanSquaredError,
  softmax,
  topK,
} from '@oneloop/metrics'

const ROWS = 60
const CLASSES = 3

/** Numbers that look like chance and are the same everywhere: quotients of whole numbers. */
const scores = (count: number, step: number) =>
  Float32Array.from({ length: count }, (_, i) => ((i * step) % 97) / 16 - 3)

const ofClasses: Readonly<Record<string, Metric>> = {
  accuracy,
  averagePrecision,
  balancedAccuracy,
  brierScore,
  logLoss,
  matthewsCorrelation,
  rocAuc,
  topK: topK(2),
}
const ofValues: Readonly<Record<string, Metric>> = { meanAbsoluteError, r2Score, rootMeanSquaredError }

/** Every metric, and every figure as the data that draw it, of the same rows. */
export async function judge(): Promise<{
  readonly metrics: Readonly<Record<string, number>>
  readonly figures: readonly string[]
}> {
  const logits = scores(ROWS * CLASSES, 37)
  const classes = { kind: 'classes', data: Uint8Array.from({ length: ROWS }, (_, i) => (i * 7) % CLASSES) } as const
  const predicted = scores(ROWS, 11)
  const values: Targets = { kind: 'values', outputs: 1, data: scores(ROWS, 13) }
  const of = (metrics: Readonly<Record<string, Metric>>, outputs: Float32Array, targets: Targets) =>
    Object.entries(metrics).map(([name, metric]) => [name, metric(outputs, targets)] as const)
  const interval = bootstrapInterval(accuracy, logits, classes, { seed: 1 })
  const importances = await permutationImportance({
    predict: (features) => features.slice(),
    features: predicted,
    targets: values,
    columns: { x: [0] },
    metric: r2Score,
    seed: 1,
  })
  const rest = { accuracy: 0.5, validationLoss: 1, trainAccuracy: 0.5, learningRate: 0.01, seconds: 1 }
  const figures: Figure[] = [
    rocFigure(rocCurves(logits, classes)),
    precisionRecallFigure(precisionRecallCurves(logits, classes)),
    reliabilityFigure(calibration(softmax(logits, CLASSES), classes.data, CLASSES)),
    residualsFigure(predicted, values),
    predictedActualFigure(predicted, values),
    learningRateFigure({
      curve: [1, 2, 3].map((i) => ({ learningRate: i / 100, loss: 1 / i, smoothed: 1 / i })),
      suggestion: 0.02,
    }),
    importanceFigure(importances),
    confusionHeatMap(ConfusionMatrix.from(argMax(logits, CLASSES), classes.data, CLASSES)),
    trainingFigure(new History([{ epoch: 1, loss: 1, ...rest }])),
  ]
  return {
    metrics: Object.fromEntries([
      ...of(ofClasses, logits, classes),
      ...of(ofValues, predicted, values),
      ['low', interval.low],
      ['high', interval.high],
      ['importance', importances[0]!.mean],
    ]),
    figures: figures.map((figure) => JSON.stringify(figure)),
  }
}
