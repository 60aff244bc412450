import { faultIn, type StoredTensor } from '@oneloop/core/files'
import { expect, test } from 'vitest'
import { inferLayers } from './infer-layers.ts'

function tensors(shapes: Record<string, number[]>): StoredTensor[] {
  return Object.entries(shapes).map(([name, shape]) => {
    const count = shape.reduce((product, size) => product * size, 1)
    return { name, dtype: 'F32', shape, bytes: new Uint8Array(4 * count), offset: 0 }
  })
}

function infer(shapes: Record<string, number[]>) {
  return inferLayers({ tensors: tensors(shapes) }, faultIn('test'))
}

const names = (shapes: Record<string, number[]>) => infer(shapes).layers.map(({ name }) => name)

test('layers are ordered by the numbers in their names, ten after two', () => {
  const shapes: Record<string, number[]> = {}
  for (const number of [1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9]) shapes[`fc${number}.weight`] = [4, 4]
  expect(names(shapes)).toEqual(Array.from({ length: 11 }, (_, i) => `fc${i + 1}`))
})

test('else as in the file', () => {
  expect(names({ 'hidden.weight': [5, 4], 'middle.weight': [5, 5], 'head.weight': [2, 5] })).toEqual([
    'hidden',
    'middle',
    'head',
  ])
})

test('else by the one way in which their widths fit', () => {
  const { layers, inferred } = infer({ 'head.weight': [2, 6], 'input.weight': [5, 4], 'body.weight': [6, 5] })
  expect(layers.map(({ name }) => name)).toEqual(['input', 'body', 'head'])
  expect(inferred[0]).toBe('the layers are input → body → head, in the order of their widths')
})

test('the prefixes of wrappers are dropped when all names have them', () => {
  const { layers, inferred } = infer({ '_orig_mod.module.fc1.weight': [3, 4], '_orig_mod.module.fc1.bias': [3] })
  expect(layers[0]?.name).toBe('fc1')
  expect(inferred.slice(0, 2)).toEqual([
    "the prefix '_orig_mod.' was dropped from every name",
    "the prefix 'module.' was dropped from every name",
  ])
})

test('a missing bias is zeros, and said', () => {
  expect(infer({ 'fc1.weight': [3, 4] }).inferred).toContain('no bias in fc1: zeros')
})

test.each([
  [
    'a convolution',
    { 'conv1.weight': [8, 1, 3, 3] },
    /it is a convolutional network: 1 convolution \(conv1\.weight \[8, 1, 3, 3\]\) and 0 linear layers; only plain/,
  ],
  ['batch norm', { 'bn.weight': [8] }, /bn\.weight \[8\] is neither/],
  ['running statistics', { 'fc1.weight': [3, 4], 'bn.running_mean': [3] }, /bn\.running_mean \[3\] is neither/],
  ['a bias that fits no weight', { 'fc1.weight': [3, 4], 'fc1.bias': [5] }, /fc1\.bias \[5\] fits no weight/],
  ['a bias alone', { 'fc1.bias': [4] }, /fc1\.bias \[4\] is neither the weight nor the bias/],
  [
    'layers that do not follow',
    { 'a.weight': [3, 4], 'b.weight': [2, 5] },
    /do not follow on one another: a 4→3, b 5→2/,
  ],
  ['a choice of orders', { 'a.weight': [3, 4], 'b.weight': [5, 4] }, /do not follow/],
  ['nothing', {}, /holds no tensors/],
] as [string, Record<string, number[]>, RegExp][])('%s is refused', (_, shapes, says) => {
  expect(() => infer(shapes)).toThrow(says)
})
