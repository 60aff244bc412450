import { init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax'
import { floats, labels } from './rows.ts'

type Weights = { w1: np.Array; w2: np.Array; w3: np.Array }

function lossOf({ w1, w2, w3 }: Weights, x: np.Array, y: np.Array): np.Array {
  const logits = np.dot(nn.relu(np.dot(nn.relu(np.dot(x, w1)), w2)), w3)
  return nn
    .logSoftmax(logits)
    .mul(nn.oneHot(y, 10))
    .sum()
    .mul(-1 / 64)
}

/** Plain gradient descent: less to compile than the lesson's Adam. */
const step = jit((weights: Weights, x: np.Array, y: np.Array): [Weights, np.Array] => {
  const [loss, { w1, w2, w3 }] = valueAndGrad(lossOf)(tree.ref(weights), x, y) as [np.Array, Weights]
  return [
    { w1: weights.w1.sub(w1.mul(1e-3)), w2: weights.w2.sub(w2.mul(1e-3)), w3: weights.w3.sub(w3.mul(1e-3)) },
    loss,
  ]
})

export async function firstStep(): Promise<number> {
  await init('wasm')
  const random = (rows: number, columns: number) =>
    np.array(Float32Array.from({ length: rows * columns }, () => (Math.random() - 0.5) / 10)).reshape([rows, columns])
  const weights = { w1: random(784, 128), w2: random(128, 64), w3: random(64, 10) }
  const x = np.array(floats()).reshape([64, 784])
  const [next, loss] = step(weights, x, np.array(Int32Array.from(labels)))
  await next.w3.data()
  return (await loss.jsAsync()) as number
}
