import { mnist } from 'oneloop/node'
import { expect, test } from 'vitest'
import { race } from './sample.ts'

test('the code shown starts all four from the same place, and they part after the first update', async () => {
  const { train } = await mnist()
  const losses = async (images: number) => {
    const histories = await race(train.subset({ start: 0, end: images }))
    return new Set(histories.map((history) => history.epochs[0]!.loss))
  }
  expect(await losses(64)).toHaveProperty('size', 1)
  expect(await losses(128)).toHaveProperty('size', 4)
})
