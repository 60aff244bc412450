import { Mlp } from '@oneloop/mlp-model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryModel } from '../../test/arbitrary-model.ts'
import { expectSameModel } from '../../test/expect-same-model.ts'
import { countRight, inputs, model as mnist, right } from '../../test/mnist.ts'
import { quantizeModel, readModel, writeModel } from '../index.ts'
import { dequantizeWeight, quantizeWeight } from './quantize-layer.ts'

const finite = fc.float({ noNaN: true, min: Math.fround(-1e30), max: Math.fround(1e30) })

test('each weight is off by half a step of its output at most, and the largest is exact', () =>
  fc.assert(
    fc.property(fc.array(finite, { minLength: 6, maxLength: 6 }), (values) => {
      const weight = Float32Array.from(values)
      const quantized = quantizeWeight(weight, { in: 3, out: 2 })
      const back = dequantizeWeight(quantized)
      for (const [i, value] of weight.entries()) {
        const scale = quantized.scales[Math.floor(i / 3)]!
        // A scale below float32's normal numbers has few digits itself.
        if (scale < 2 ** -126) continue
        expect(Math.abs(back[i]! - value)).toBeLessThanOrEqual(scale * 0.5001)
      }
    }),
  ))

test('quantising what is quantised changes nothing', () =>
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      const once = quantizeModel(model)
      const twice = quantizeModel(once)
      for (const [name, data] of Object.entries(once.parameters)) {
        for (const [i, value] of data.entries()) expect(twice.parameters[name]![i]).toBeCloseTo(value, 6)
      }
    }),
  ))

test('an output of zeros stays one', () => {
  expect(dequantizeWeight(quantizeWeight(new Float32Array(6), { in: 3, out: 2 }))).toEqual(new Float32Array(6))
})

test('MNIST is read nearly as well with weights of eight bits', () => {
  expect(Math.abs(countRight(quantizeModel(mnist).forward(inputs)) - right)).toBeLessThanOrEqual(5)
})

test('a quantised ONNX file is read back as the network that it computes', () =>
  fc.assert(
    fc.asyncProperty(arbitraryModel, async (model) => {
      const read = await readModel(
        writeModel(model, 'onnx', { quantize: 'int8', normalization: { scale: 2, offset: 1 } }),
      )
      expectSameModel(read.model, quantizeModel(model))
      expect(read).toMatchObject({ inferred: [], normalization: { scale: 2, offset: 1 } })
    }),
    { numRuns: 50 },
  ))

test.each(['safetensors', 'pth', 'tfjs', 'npz'] as const)('%s has no place for it', (format) => {
  expect(() => writeModel(new Mlp([2, 2]), format, { quantize: 'int8' })).toThrow(
    /is not quantised; write onnx, js or c/,
  )
})
