export { type ConfusionHeatMapOptions, confusionHeatMap } from './confusion-heat-map.ts'
export type { ChartFigure, Figure, ImageFigure } from './figure.ts'
export { type FigureLabels, figureLabels } from './figure-labels.ts'
export { type TrainingFigureOptions, trainingFigure } from './training-figure.ts'
