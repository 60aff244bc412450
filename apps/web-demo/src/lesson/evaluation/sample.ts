import { argMax, ConfusionMatrix, DataLoader, type Dataset, type Mlp, mostWrong, predict, wasm } from 'oneloop'

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
