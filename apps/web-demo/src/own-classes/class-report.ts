import { ConfusionMatrix, type Dataset, LESSON_TRANSFORM, type Mlp, softmax } from 'oneloop'
import { partsOf } from './class-data.ts'

/** How the network does on the drawings that it never learnt from. */
export interface ClassReport {
  readonly accuracy: number
  /** `[actual][predicted]` */
  readonly confusion: readonly (readonly number[])[]
  readonly readings: readonly ClassReading[]
}

export interface ClassReading {
  readonly index: number
  readonly pixels: Uint8Array
  readonly actual: number
  readonly predicted: number
  /** Given to the predicted class, 0–1. */
  readonly probability: number
}

export function reportOf(all: Dataset, model: Mlp): ClassReport {
  const { heldBack } = partsOf(all)
  const readings = Array.from(heldBack.labels, (actual, index): ClassReading => {
    const pixels = heldBack.image(index).slice()
    const probabilities = probabilitiesOf(model, pixels)
    const probability = Math.max(...probabilities)
    return { index, pixels, actual, predicted: probabilities.indexOf(probability), probability }
  })
  const predicted = Uint8Array.from(readings, (reading) => reading.predicted)
  const confusion = ConfusionMatrix.from(predicted, heldBack.labels, all.classNames.length)
  return { accuracy: confusion.accuracy, confusion: confusion.toJSON(), readings }
}

/** Of each class, for one drawing. */
export function probabilitiesOf(model: Mlp, pixels: Uint8Array): Float32Array {
  const logits = model.forward({ features: pixels, ...LESSON_TRANSFORM })
  return softmax(logits, logits.length)
}
