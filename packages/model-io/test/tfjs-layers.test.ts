import '@tensorflow/tfjs-backend-cpu'
import { activationNames } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import * as tf from '@tensorflow/tfjs-core'
import {
  model as functional,
  initializers,
  input,
  type LayersModel,
  layers,
  loadLayersModel,
  type SymbolicTensor,
  sequential,
} from '@tensorflow/tfjs-layers'
import { expect, test } from 'vitest'
import { type NamedBytes, readModel, tfjsFiles, type WriteModelOptions } from '../src/index.ts'
import { expectLogits } from './expect-logits.ts'
import { countRight, images, inputs, logits, model, normalization, right } from './mnist.ts'

test('tfjs-layers loads our model and answers as PyTorch did', async () => {
  const outputs = predict(await load(model), inputs)
  expectLogits(outputs, logits)
  expect(countRight(outputs)).toBe(right)
})

test('with the normalisation and the softmax inside it takes pixels and gives probabilities', async () => {
  const probabilities = predict(await load(model, { normalization, rawInput: true, softmax: true }), images)
  expect(countRight(probabilities)).toBe(right)
  expectLogits(probabilities, softmaxOf(model.forward(inputs)))
})

test.each(activationNames)('%s is the same there', async (activation) => {
  const small = new Mlp([784, 12, 10], { activation, dropout: 0.5 })
  expectLogits(predict(await load(small), inputs), small.forward(inputs))
})

test('a model that tfjs-layers saved is read', async () => {
  const made = sequential({
    layers: [
      layers.flatten({ inputShape: [28, 28] }),
      layers.dense({ units: 16, biasInitializer: 'randomNormal' }),
      layers.activation({ activation: 'tanh' }),
      layers.dropout({ rate: 0.25 }),
      layers.dense({ units: 12, activation: 'sigmoid', useBias: false }),
      layers.dense({ units: 10 }),
      layers.softmax(),
    ],
  })
  const read = await readModel(await save(made))
  expect(read.model.layers.map(({ activation, dropout }) => [activation, dropout])).toEqual([
    ['tanh', 0.25],
    ['sigmoid', 0],
    ['identity', 0],
  ])
  expect(read.inferred).toEqual(['the softmax at the end was left out: the model gives logits'])
  expectLogits(softmaxOf(read.model.forward(inputs)), predict(made, inputs, [28, 28]))
})

test('a batch norm is folded into its neighbours, exactly', async () => {
  const norm = () =>
    layers.batchNormalization({
      betaInitializer: 'randomNormal',
      gammaInitializer: 'randomNormal',
      movingMeanInitializer: 'randomNormal',
      movingVarianceInitializer: initializers.randomUniform({ minval: 0.5, maxval: 2 }),
      epsilon: 0.01,
    })
  const made = sequential({
    layers: [
      layers.dense({ units: 16, inputShape: [784] }),
      norm(),
      layers.activation({ activation: 'relu' }),
      norm(),
      layers.dense({ units: 12 }),
      layers.leakyReLU({ alpha: 0.01 }),
      layers.dense({ units: 10, activation: 'sigmoid' }),
    ],
  })
  const read = await readModel(await save(made))
  expect(read.model.layers.map(({ activation }) => activation)).toEqual(['relu', 'leakyRelu', 'identity'])
  expect(read.guessed).toEqual({})
  const logits = read.model.forward(inputs)
  expectLogits(
    logits.map((logit) => 1 / (1 + Math.exp(-logit))),
    predict(made, inputs),
  )
})

test('a functional model is read when it is a chain, and refused when it branches', async () => {
  const pixels = input({ shape: [784] })
  const hidden = layers.dense({ units: 10, activation: 'relu' }).apply(pixels) as SymbolicTensor
  const chain = functional({ inputs: pixels, outputs: layers.dense({ units: 10 }).apply(hidden) as SymbolicTensor })
  const read = await readModel(await save(chain))
  expectLogits(read.model.forward(inputs), predict(chain, inputs))

  const branch = functional({ inputs: pixels, outputs: layers.add().apply([hidden, hidden]) as SymbolicTensor })
  await expect(readModel(await save(branch))).rejects.toMatchObject({ code: 'MODEL_FILE_UNSUPPORTED' })
})

test('a layer that has no place in a multi-layer perceptron is refused by name', async () => {
  const made = sequential({ layers: [layers.dense({ units: 10, inputShape: [784] }), layers.layerNormalization()] })
  await expect(readModel(await save(made))).rejects.toThrow(/the layer .* \(LayerNormalization\) is no part of/)
})

async function load(saved: Mlp, options: WriteModelOptions = {}): Promise<LayersModel> {
  const [json, weights] = tfjsFiles(saved, options)
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(json!.bytes))
  const weightData = weights!.bytes.slice().buffer
  return loadLayersModel({ load: async () => ({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }) })
}

async function save(made: LayersModel): Promise<NamedBytes[]> {
  const files: NamedBytes[] = []
  await made.save({
    save: async ({ modelTopology, weightSpecs, weightData, format, generatedBy }) => {
      const weightsManifest = [{ paths: ['./weights.bin'], weights: weightSpecs }]
      const json = JSON.stringify({ modelTopology, format, generatedBy, weightsManifest })
      const bytes = new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData))
      files.push({ name: 'model.json', bytes: new TextEncoder().encode(json) }, { name: 'weights.bin', bytes })
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } }
    },
  })
  return files
}

function predict(network: LayersModel, rows: Float32Array | Uint8Array, shape = [784]): Float32Array {
  return tf.tidy(() => {
    const outputs = network.predict(tf.tensor(Float32Array.from(rows), [rows.length / 784, ...shape])) as tf.Tensor
    return outputs.dataSync() as Float32Array
  })
}

function softmaxOf(rows: Float32Array): Float32Array {
  return tf.tidy(() => tf.softmax(tf.tensor2d(rows, [rows.length / 10, 10])).dataSync() as Float32Array)
}

test('a network of another kind is told by its layers, in a chain, with branches and inside another', async () => {
  const image = input({ shape: [8, 8, 1] })
  const convolved = layers.conv2d({ filters: 1, kernelSize: 3, padding: 'same' }).apply(image) as SymbolicTensor
  const joined = layers.add().apply([image, convolved]) as SymbolicTensor
  const residual = functional({ inputs: image, outputs: joined })
  await expect(readModel(await save(residual))).rejects.toThrow(
    /it is a convolutional network \(1 InputLayer, 1 Conv2D, 1 Add\): its layers are no chain/,
  )
  const nested = sequential({
    layers: [
      sequential({ layers: [layers.conv2d({ filters: 2, kernelSize: 3, inputShape: [8, 8, 1] }), layers.flatten()] }),
      layers.dense({ units: 3 }),
    ],
  })
  await expect(readModel(await save(nested))).rejects.toThrow(
    /it is a convolutional network \(.*1 Conv2D, .*\): the layer .* \(Sequential\) is no part of a multi-layer perceptron/,
  )
  const normed = sequential({
    layers: [layers.dense({ units: 8, inputShape: [20] }), layers.layerNormalization(), layers.dense({ units: 3 })],
  })
  await expect(readModel(await save(normed))).rejects.toThrow(
    /it is a network with layer normalisation \(2 Dense, 1 LayerNormalization\)/,
  )
})
