import { wasm } from '@oneloop/backend-wasm'
import { argMax, ConfusionMatrix, mostWrong } from '@oneloop/metrics'
import type { Mlp } from '@oneloop/mlp-model'
import { DataLoader, type Dataset } from '@oneloop/mnist-data'
import { predict } from '@oneloop/trainer'

export async function report(model: Mlp, test: Dataset) {
  const logits = await predict(model, new DataLoader(test, { batchSize: 1000 }), { backend: wasm() })
  const confusion = ConfusionMatrix.from(argMax(logits, 10), test.labels, 10)
  return {
    accuracy: confusion.accuracy, // 0–1
    fourReadAsNine: confusion.counts[4]?.[9],
    perClass: confusion.perClass(), // precision, recall, f1, support
    mistakes: mostWrong(logits, test.labels, 10, 40), // the surest first
  }
}
