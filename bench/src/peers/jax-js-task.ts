import { blockUntilReady, init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax'
import type { EpochTask } from '../peer.ts'
import { type Images, normalize, PIXELS, shuffled, TEST_IMAGES, uniformLinear } from './data.ts'

type Parameters = { w1: np.Array; b1: np.Array; w2: np.Array; b2: np.Array; w3: np.Array; b3: np.Array }

const WIDTHS = [784, 128, 64, 10] as const
const [BETA1, BETA2, EPSILON, RATE] = [0.9, 0.999, 1e-8, 1e-3]

/** One jitted function a step: forward, backward and Adam. A function owns its arguments; `.ref` keeps one for later. */
export async function jaxJsEpoch(train: Images, test: Images): Promise<EpochTask> {
  await init('wasm')
  const images = normalize(train.images)
  const testImages = np.array(normalize(test.images)).reshape([TEST_IMAGES, PIXELS])
  let parameters = makeParameters()
  let m = zerosLike(parameters)
  let v = zerosLike(parameters)
  let t = 0

  return {
    version: 'jax-js 0.1.25',
    device:
      typeof Worker === 'undefined' ? 'WASM SIMD, 1 thread' : `WASM SIMD, ${navigator.hardwareConcurrency} threads`,
    async reset() {
      for (const kept of [parameters, m, v]) tree.dispose(kept)
      parameters = makeParameters()
      m = zerosLike(parameters)
      v = zerosLike(parameters)
      t = 0
    },
    async epoch() {
      const startedAt = performance.now()
      const order = shuffled(train.count)
      let sum = np.array(0)
      let batches = 0
      for (let from = 0; from < train.count; from += 64, batches++) {
        const chosen = order.subarray(from, from + 64)
        const batch = new Float32Array(chosen.length * PIXELS)
        chosen.forEach((image, row) => {
          batch.set(images.subarray(image * PIXELS, (image + 1) * PIXELS), row * PIXELS)
        })
        const labels = Int32Array.from(chosen, (image) => train.labels[image]!)
        t++
        const rate = np.array((RATE * Math.sqrt(1 - BETA2 ** t)) / (1 - BETA1 ** t))
        const epsilon = np.array(EPSILON * Math.sqrt(1 - BETA2 ** t))
        const x = np.array(batch).reshape([chosen.length, PIXELS])
        const [next, nextM, nextV, loss] = step(parameters, m, v, x, np.array(labels), rate, epsilon)
        parameters = next
        m = nextM
        v = nextV
        sum = sum.add(loss)
        // Waiting keeps the queue of work, and with it the memory in use, short.
        await blockUntilReady(parameters)
      }
      const loss = ((await sum.jsAsync()) as number) / batches
      const trained = performance.now()
      let correct = 0
      for (let from = 0; from < TEST_IMAGES; from += 1000) {
        const answers = await classify(tree.ref(parameters), testImages.ref.slice([from, from + 1000])).data()
        answers.forEach((answer: number, i: number) => {
          if (answer === test.labels[from + i]) correct++
        })
      }
      const ended = performance.now()
      return {
        seconds: (ended - startedAt) / 1000,
        evaluateSeconds: (ended - trained) / 1000,
        loss,
        accuracy: correct / TEST_IMAGES,
      }
    },
  }
}

function forward({ w1, b1, w2, b2, w3, b3 }: Parameters, x: np.Array): np.Array {
  const first = nn.relu(np.dot(x, w1).add(b1))
  const second = nn.relu(np.dot(first, w2).add(b2))
  return np.dot(second, w3).add(b3)
}

const classify = jit((parameters: Parameters, x: np.Array) => np.argmax(forward(parameters, x), 1))

function lossOf(parameters: Parameters, x: np.Array, y: np.Array): np.Array {
  const rows = y.shape[0]!
  return nn
    .logSoftmax(forward(parameters, x))
    .mul(nn.oneHot(y, 10))
    .sum()
    .mul(-1 / rows)
}

const step = jit(
  (
    parameters: Parameters,
    m: Parameters,
    v: Parameters,
    x: np.Array,
    y: np.Array,
    rate: np.Array,
    epsilon: np.Array,
  ): [Parameters, Parameters, Parameters, np.Array] => {
    const [loss, gradients] = valueAndGrad(lossOf)(tree.ref(parameters), x, y) as [np.Array, Parameters]
    const nextM = zip(m, tree.ref(gradients), (m, g) => m.mul(BETA1).add(g.mul(1 - BETA1)))
    const nextV = zip(v, gradients, (v, g) => v.mul(BETA2).add(np.square(g).mul(1 - BETA2)))
    const updates = zip(tree.ref(nextM), tree.ref(nextV), (m, v) => m.mul(rate.ref).div(np.sqrt(v).add(epsilon.ref)))
    rate.dispose()
    epsilon.dispose()
    return [zip(parameters, updates, (p, u) => p.sub(u)), nextM, nextV, loss]
  },
)

const NAMES = ['w1', 'b1', 'w2', 'b2', 'w3', 'b3'] as const

function zip(a: Parameters, b: Parameters, join: (a: np.Array, b: np.Array) => np.Array): Parameters {
  return Object.fromEntries(NAMES.map((name) => [name, join(a[name], b[name])])) as Parameters
}

function makeParameters(): Parameters {
  const arrays = WIDTHS.slice(1).flatMap((outputs, i) => {
    const inputs = WIDTHS[i]!
    const { weight, bias } = uniformLinear(inputs, outputs)
    return [np.array(weight).reshape([inputs, outputs]), np.array(bias)]
  })
  return Object.fromEntries(NAMES.map((name, i) => [name, arrays[i]!])) as Parameters
}

function zerosLike(parameters: Parameters): Parameters {
  return Object.fromEntries(NAMES.map((name) => [name, np.zeros(parameters[name].shape)])) as Parameters
}
