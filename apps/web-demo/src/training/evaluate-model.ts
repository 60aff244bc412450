import { argMax, ConfusionMatrix, DataLoader, mostWrong, type Part, predict, softmax } from 'oneloop'
import type { DataFile } from '../data/data-file.ts'
import { dataset } from './dataset.ts'
import { loadBackend } from './engines.ts'
import { type ModelData, toMlp } from './model-data.ts'
import type { TestScore } from './protocol.ts'
import { lessonConfig } from './run-config.ts'

const MISTAKES = 40

/** Every test image through the network, on the page's default engine. */
export async function evaluateModel(data: ModelData, files: Readonly<Record<Part, DataFile>>): Promise<TestScore> {
  const [{ test }, backend] = await Promise.all([dataset(files), loadBackend(lessonConfig.engine)])
  const loader = new DataLoader(test, { batchSize: 1000, transform: data.transform })
  const logits = await predict(toMlp(data), loader, { backend })
  const classes = test.classNames.length
  const predicted = Uint8Array.from(argMax(logits, classes))
  const probabilities = softmax(logits, classes)
  const probability = Float32Array.from(predicted, (digit, row) => probabilities[row * classes + digit]!)
  const readings = { actual: Uint8Array.from(test.labels), predicted, probability }
  const confusion = ConfusionMatrix.from(predicted, test.labels, classes)
  const { accuracy, total: count } = confusion
  const mistakes = mostWrong(logits, test.labels, classes, MISTAKES).map((mistake) => ({
    ...mistake,
    pixels: test.image(mistake.index).slice(),
  }))
  return { accuracy, count, confusion: confusion.toJSON(), perClass: confusion.perClass(), readings, mistakes }
}
