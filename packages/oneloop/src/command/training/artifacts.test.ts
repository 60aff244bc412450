import { OneloopError } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { expect, test, vi } from 'vitest'
import { planModelFiles } from './artifacts.ts'

const model = new Mlp([4, 3])

test('a model is written as safetensors and for PyTorch', () => {
  const onLeftOut = vi.fn()
  expect(planModelFiles(model, 'mnist', {}, onLeftOut).map(({ name }) => name)).toEqual([
    'model.safetensors',
    'mnist_model.pth',
  ])
  expect(onLeftOut).not.toHaveBeenCalled()
})

test('a format that can not hold it is left out, which is told before anything is trained', () => {
  const leftOut: [string, OneloopError][] = []
  // More than the comment of a zip file has room for.
  const options = { metadata: { note: 'x'.repeat(70_000) } }
  const files = planModelFiles(model, 'some', options, (name, error) => leftOut.push([name, error]))
  expect(files.map(({ name }) => name)).toEqual(['model.safetensors'])
  expect(leftOut).toEqual([['model.pth', expect.any(OneloopError)]])
  expect(leftOut[0]![1].code).toBe('MODEL_TOO_LARGE')
})
