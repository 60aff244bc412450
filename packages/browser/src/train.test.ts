import { table } from '@oneloop/data'
import { iris } from '@oneloop/data/tables'
import { Mlp } from '@oneloop/mlp-model'
import { expect, test } from 'vitest'
import { train } from './train.ts'

test('the test part of a split is no validation set', async () => {
  const parts = table(await iris(), { target: 'species' }).split({ parts: [0.6, 0.2, 0.2], stratified: true })
  const model = new Mlp([parts.train.width, 4, parts.train.outputs], { seed: 1 })
  const data = parts.train.loader({ batchSize: 16 })
  // @ts-expect-error The types say so too.
  expect(() => train({ model, data, validation: parts.test.loader(), epochs: 1 })).toThrow(
    expect.objectContaining({ code: 'FIT_INVALID', message: expect.stringContaining('test part of a split') }),
  )
})
