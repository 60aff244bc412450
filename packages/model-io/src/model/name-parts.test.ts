import { expect, test } from 'vitest'
import { namePartsOf } from './name-parts.ts'

test.each([
  ['fc1.weight', 'fc1', 'weight', 'torch'],
  ['net.0.bias', 'net.0', 'bias', 'torch'],
  ['weight', '', 'weight', 'torch'],
  ['bn1.running_var', 'bn1', 'variance', 'torch'],
  ['bn1.num_batches_tracked', 'bn1', 'count', 'torch'],
  ['dense/kernel:0', 'dense', 'weight', 'keras'],
  ['dense/dense/bias:0', 'dense/dense', 'bias', 'torch'],
  ['batch_normalization/moving_mean', 'batch_normalization', 'mean', 'keras'],
  ['coefs_0', '0', 'weight', 'keras'],
  ['intercepts_12', '12', 'bias', 'keras'],
  ['W1', '1', 'weight', 'any'],
  ['b_2', '2', 'bias', 'any'],
  ['weights3', '3', 'weight', 'any'],
  ['layer1_w', 'layer1', 'weight', 'any'],
  ['layer2B', 'layer2', 'bias', 'any'],
  ['weights_hidden', 'hidden', 'weight', 'any'],
  ['bh', 'h', 'bias', 'any'],
  ['Wo', 'o', 'weight', 'any'],
])('%s is of %s: %s', (name, stem, part, style) => {
  expect(namePartsOf(name)).toEqual({ stem, part, style })
})

test.each(['arr_0', 'conv', '', '0', 'running', 'w\u0000', '__proto__'])('%s says no part', (name) => {
  expect(namePartsOf(name)).toBeUndefined()
})
