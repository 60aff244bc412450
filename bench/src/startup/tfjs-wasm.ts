import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { floats, labels } from './rows.ts'

export async function firstStep(wasmFolder: string): Promise<number> {
  setWasmPaths(wasmFolder)
  await tf.setBackend('wasm')
  const widths = [784, 128, 64, 10]
  const layers = widths.slice(1).map((outputs, i) => ({
    weight: tf.variable(tf.randomUniform([widths[i]!, outputs], -0.05, 0.05)),
    bias: tf.variable(tf.zeros([outputs])),
  }))
  const x = tf.tensor2d(floats(), [64, 784])
  const y = tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10)
  const loss = tf.train.adam(1e-3).minimize(() => {
    const logits = layers.reduce<tf.Tensor>((rows, { weight, bias }, i) => {
      const sums = tf.add(tf.matMul(rows, weight), bias)
      return i < 2 ? tf.relu(sums) : sums
    }, x)
    return tf.losses.softmaxCrossEntropy(y, logits)
  }, true)
  return (await loss!.data())[0]!
}
