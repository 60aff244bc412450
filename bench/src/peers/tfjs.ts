import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as core from '@tensorflow/tfjs-core'
import type { EpochConfig, EpochTask, InferenceConfig, InferenceTask } from '../peer.ts'
import { normalize, PIXELS, shuffled, TEST_IMAGES, uniformLinear } from './data.ts'
import { readImages } from './read-images.ts'

export interface Tfjs {
  readonly tf: typeof core
  readonly version: string
  readonly device: string
}

const WIDTHS = [784, 128, 64, 10] as const

/** An eager loop as people write it with tfjs-core: `variableGrads`, `applyGradients`, the loss summed on the device. */
export async function tfjsEpoch({ tf, version, device }: Tfjs, config: EpochConfig): Promise<EpochTask> {
  const train = await readImages(config.data, 'train', config.trainImages)
  const test = await readImages(config.data, 'test', TEST_IMAGES)
  const images = normalize(train.images)
  const labels = Int32Array.from(train.labels)
  const testImages = tf.tensor2d(normalize(test.images), [TEST_IMAGES, PIXELS])
  const testLabels = tf.tensor1d(Int32Array.from(test.labels), 'int32')
  let layers = makeLayers(tf)
  let optimizer = tf.train.adam(1e-3, 0.9, 0.999, 1e-8)

  function step(order: Int32Array): core.Scalar {
    const batch = new Float32Array(order.length * PIXELS)
    order.forEach((image, row) => {
      batch.set(images.subarray(image * PIXELS, (image + 1) * PIXELS), row * PIXELS)
    })
    const targets = Int32Array.from(order, (image) => labels[image]!)
    return tf.tidy(() => {
      const x = tf.tensor2d(batch, [order.length, PIXELS])
      const y = tf.oneHot(tf.tensor1d(targets, 'int32'), 10)
      const { value, grads } = tf.variableGrads(() => tf.losses.softmaxCrossEntropy(y, forward(tf, layers, x)))
      optimizer.applyGradients(grads as Record<string, core.Variable>)
      return value
    })
  }

  return {
    version,
    device,
    async reset() {
      for (const { weight, bias } of layers) tf.dispose([weight, bias])
      optimizer.dispose()
      layers = makeLayers(tf)
      optimizer = tf.train.adam(1e-3, 0.9, 0.999, 1e-8)
    },
    async epoch() {
      const startedAt = performance.now()
      const order = shuffled(train.count)
      let sum = tf.scalar(0)
      let steps = 0
      for (let from = 0; from < train.count; from += 64, steps++) {
        const loss = step(order.subarray(from, from + 64))
        const next = tf.add(sum, loss) as core.Scalar
        tf.dispose([sum, loss])
        sum = next
      }
      const loss = (await sum.data())[0]! / steps
      sum.dispose()
      const trained = performance.now()
      let correct = 0
      for (let from = 0; from < TEST_IMAGES; from += 1000) {
        const hits = tf.tidy(() => {
          const logits = forward(tf, layers, tf.slice(testImages, [from, 0], [1000, PIXELS]))
          return tf.sum(tf.equal(tf.argMax(logits, 1), tf.slice(testLabels, from, 1000)))
        })
        correct += (await hits.data())[0]!
        hits.dispose()
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

export async function tfjsInference(
  { tf, version, device }: Tfjs,
  { data, model, imagesPerCall }: InferenceConfig,
): Promise<InferenceTask> {
  const layers = await Promise.all(
    [1, 2, 3].map(async (n) => {
      const read = async (name: string) => {
        const bytes = await readFile(join(model, `fc${n}.${name}.f32`))
        return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
      }
      // The files are PyTorch's [out, in].
      const weight = tf.transpose(tf.tensor2d(await read('weight'), [WIDTHS[n]!, WIDTHS[n - 1]!]))
      return { weight, bias: tf.tensor1d(await read('bias')) }
    }),
  )
  const { images } = await readImages(data, 'test', TEST_IMAGES)
  async function predict(from: number): Promise<Float32Array> {
    const logits = tf.tidy(() => {
      const rows = normalize(images.subarray(from * PIXELS, (from + imagesPerCall) * PIXELS))
      return forward(tf, layers, tf.tensor2d(rows, [imagesPerCall, PIXELS]))
    })
    const values = await logits.data<'float32'>()
    logits.dispose()
    return values
  }
  return {
    version,
    device,
    async logits() {
      const all: number[] = []
      for (let from = 0; from < 1000; from += imagesPerCall) all.push(...(await predict(from)))
      return all
    },
    async run(calls) {
      const startedAt = performance.now()
      for (let call = 0; call < calls; call++) await predict((call % 10) * imagesPerCall)
      return (performance.now() - startedAt) / 1000
    },
  }
}

interface Layer {
  readonly weight: core.Tensor2D
  readonly bias: core.Tensor1D
}

function makeLayers(tf: typeof core): Layer[] {
  return WIDTHS.slice(1).map((outputs, i) => {
    const inputs = WIDTHS[i]!
    const { weight, bias } = uniformLinear(inputs, outputs)
    return {
      weight: tf.variable(tf.tensor2d(weight, [inputs, outputs])),
      bias: tf.variable(tf.tensor1d(bias)),
    }
  })
}

function forward(tf: typeof core, layers: readonly Layer[], x: core.Tensor2D): core.Tensor2D {
  return layers.reduce((rows, { weight, bias }, i) => {
    const sums = tf.add(tf.matMul(rows, weight), bias) as core.Tensor2D
    return i === layers.length - 1 ? sums : tf.relu(sums)
  }, x)
}
