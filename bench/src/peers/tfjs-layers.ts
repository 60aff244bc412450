import * as tf from '@tensorflow/tfjs-core'
import { layers, type Sequential, sequential, version_layers } from '@tensorflow/tfjs-layers'
import type { EpochConfig, EpochTask } from '../peer.ts'
import { normalize, PIXELS, TEST_IMAGES } from './data.ts'
import { readImages } from './read-images.ts'
import { startTfjsWasm } from './start-tfjs-wasm.ts'

/** Keras as tfjs offers it: `compile`, `fit`, `evaluate`. */
export async function epoch(config: EpochConfig): Promise<EpochTask> {
  const { device } = await startTfjsWasm()
  const [train, test] = await Promise.all([
    readImages(config.data, 'train', config.trainImages).then(tensors),
    readImages(config.data, 'test', TEST_IMAGES).then(tensors),
  ])
  let model = makeModel()
  return {
    version: `tfjs-layers ${version_layers}`,
    device,
    async reset() {
      model.dispose()
      model = makeModel()
    },
    async epoch() {
      const startedAt = performance.now()
      const { history } = await model.fit(train.x, train.y, { batchSize: 64, shuffle: true, epochs: 1, verbose: 0 })
      const trained = performance.now()
      const [, accuracy] = model.evaluate(test.x, test.y, { batchSize: 1000 }) as tf.Scalar[]
      const value = (await accuracy!.data())[0]!
      const ended = performance.now()
      return {
        seconds: (ended - startedAt) / 1000,
        evaluateSeconds: (ended - trained) / 1000,
        loss: Number(history['loss']![0]),
        accuracy: value,
      }
    },
  }
}

function tensors({ images, labels, count }: { images: Uint8Array; labels: Uint8Array; count: number }) {
  const classes = tf.tensor1d(Int32Array.from(labels), 'int32')
  return {
    x: tf.tensor2d(normalize(images), [count, PIXELS]),
    y: tf.cast(tf.oneHot(classes, 10), 'float32'),
  }
}

function makeModel(): Sequential {
  const model = sequential({
    layers: [
      layers.dense({ units: 128, activation: 'relu', inputShape: [PIXELS] }),
      layers.dense({ units: 64, activation: 'relu' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  })
  model.compile({
    optimizer: tf.train.adam(1e-3, 0.9, 0.999, 1e-8),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  })
  return model
}
