import { argMax, type Dataset, LESSON_TRANSFORM, type Mlp, softmax } from 'oneloop'

export function predictOne(model: Mlp, test: Dataset, image: number) {
  // No engine is needed for a single image: a model predicts on its own, in plain TypeScript.
  const logits = model.forward({ features: test.image(image), ...LESSON_TRANSFORM })
  return { digit: argMax(logits, 10)[0], probabilities: softmax(logits, 10), label: test.labels[image] }
}
