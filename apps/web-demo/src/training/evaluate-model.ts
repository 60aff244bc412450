import { argMax, ConfusionMatrix, softmax } from '@oneloop/metrics'
import { Mlp } from '@oneloop/mlp-model'
import { DataLoader, type Part } from '@oneloop/mnist-data'
import { predict } from '@oneloop/trainer'
import type { DataFile } from '../data/data-file.ts'
import { dataset } from './dataset.ts'
import { loadBackend } from './engines.ts'
import type { Evaluation, Mistake, ModelData } from './protocol.ts'
import { lessonConfig } from './run-config.ts'

const MISTAKES = 40

/** Every test image through the network, on the page's default engine. */
export async function evaluateModel(
  { widths, parameters }: ModelData,
  files: Readonly<Record<Part, DataFile>>,
): Promise<Evaluation> {
  const [{ test }, backend] = await Promise.all([dataset(files), loadBackend(lessonConfig.engine)])
  const model = new Mlp(widths)
  for (const [name, data] of Object.entries(parameters)) model.parameters[name]!.set(data)
  const logits = await predict(model, new DataLoader(test, { batchSize: 1000 }), { backend })
  const classes = test.classNames.length
  const predicted = argMax(logits, classes)
  const confusion = ConfusionMatrix.from(predicted, test.labels, classes)
  const probabilities = softmax(logits, classes)
  const mistakes: Mistake[] = Array.from(predicted, (answer, i) => ({ answer, i }))
    .filter(({ answer, i }) => answer !== test.labels[i])
    .map(({ answer, i }) => ({ answer, i, probability: probabilities[i * classes + answer]! }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MISTAKES)
    .map(({ answer, i, probability }) => ({
      pixels: test.image(i).slice(),
      actual: test.labels[i]!,
      predicted: answer,
      probability,
    }))
  const { accuracy, total } = confusion
  return { accuracy, count: total, confusion: confusion.toJSON(), perClass: confusion.perClass(), mistakes }
}
