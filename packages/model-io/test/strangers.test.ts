import { describe, expect, test } from 'vitest'
import { readModel } from '../src/index.ts'
import { expectLogits } from './expect-logits.ts'
import { fixture, fixtureNames } from './fixture.ts'

interface Strangers {
  /** `[16, 20]`. */
  readonly inputs: readonly number[]
  readonly logits: Readonly<Record<string, readonly number[]>>
}

for (const folder of ['strangers', 'keras-3']) {
  describe(folder, () => {
    const { inputs, logits } = JSON.parse(new TextDecoder().decode(fixture(folder, 'expected.json').bytes)) as Strangers

    test.each(Object.keys(logits).filter((name) => !name.startsWith('nameless.s')))(
      '%s answers as where it was made',
      async (name) => {
        // The fixtures' own activations, where their files do not say them, are ReLU.
        const { model } = await readModel([fixture(folder, name)])
        expectLogits(model.forward(Float32Array.from(inputs)), logits[name]!)
      },
    )

    test.each(fixtureNames(folder).filter((name) => name.includes('.refused.')))('%s is refused', async (name) => {
      const says: Record<string, RegExp> = {
        'convolutional.refused.pth':
          /it is a convolutional network: 2 convolutions \(0\.weight \[4, 1, 3, 3\], …\) and 1 linear layer; only plain/,
        'transformer.refused.pth':
          /it is a transformer: 4 attention tensors \(self_attn\.in_proj_weight \[24, 8\], …\)/,
        'recurrent.refused.pth': /it is a recurrent network: 2 recurrent weights \(weight_ih_l0 \[12, 4\], …\)/,
        'embedding.refused.pth':
          /it is a network with an embedding: 1 embedding \(wte\.weight \[9, 8\]\) and 1 linear layer/,
        'attention.refused.onnx': /it is a transformer \(.*\d MatMul.*\): the node .* is no part of a multi-layer/,
        'masked.refused.onnx': /it is a transformer \(.*\) with 2 inputs and 1 outputs, not one of each/,
        'layer_norm.refused.onnx':
          /it is a network with layer normalisation \(2 Gemm, 1 LayerNormalization, 1 Relu\): the node .* is no part/,
        'gelu_tanh.refused.onnx': /\(Gelu\) is the GELU of tanh, and only the exact one is known/,
        'program.refused.pt2': /it is a program of torch\.export; save the state dict: torch\.save/,
        'diverged.refused.pth': /1 of the 24 weights of layer 2 are NaN or infinite; its training diverged/,
        'convolutional.refused.keras':
          /it is a convolutional network \(1 InputLayer, 1 Conv2D, 1 Flatten, 1 Dense\): the layer conv2d.* \(Conv2D\) is no part/,
        'leaky_relu.refused.h5': /has the activation 'leaky_relu'|has an alpha of 0\.3/,
      }
      await expect(readModel([fixture(folder, name)])).rejects.toThrow(says[name])
    })
  })
}

const inferredOf = async (name: string) => (await readModel([fixture('strangers', name)])).inferred.join('\n')
const guessedOf = async (name: string) => (await readModel([fixture('strangers', name)])).guessed

test('layers under a second name are one, and it is said', async () => {
  expect(await inferredOf('aliased.pth')).toMatch(
    /layers that share their values are one: net\.0 is fc1, net\.2 is fc2/,
  )
})

test('an order that words tell is a guess, one that nothing tells is refused', async () => {
  expect(await guessedOf('words.safetensors')).toMatchObject({
    layers: 'the layers are taken to be input → hidden → classifier, by the words in their names',
  })
  expect(await guessedOf('words.pth')).not.toHaveProperty('layers')
  await expect(readModel([fixture('strangers', 'nameless.safetensors')])).rejects.toThrow(
    /its layers fit in more than one order: apple 20→20, zebra 20→20; save it as \.pth, which keeps the order/,
  )
})

test('what is assumed of a batch norm is a guess', async () => {
  expect(await guessedOf('norm_named.pth')).toMatchObject({
    layers:
      'the batch norms bn1, bn2 are taken to have an epsilon of 0.00001 and to stand where their names and order suggest, and are folded into the layers',
  })
  expect((await guessedOf('norm_sequential.pth')).layers).toMatch(/^the batch norms 1, 4 are taken to have an epsilon/)
  expect(await guessedOf('norm_sequential.onnx')).toEqual({})
})

test('weights [in, out] are seen to be so', async () => {
  for (const name of ['w1_b1.npz', 'arr.npz', 'flax.npz', 'sklearn.npz', 'weights_hidden.npz']) {
    expect(await inferredOf(name)).toMatch(/its weights are \[in, out\]/)
  }
  expect(await inferredOf('columns.npz')).not.toMatch(/in, out/)
})

test('the sigmoid at the end was left out, and it is said', async () => {
  expect(await inferredOf('sigmoid_at_end.onnx')).toMatch(/the sigmoid at the end was left out: the model gives logits/)
})
