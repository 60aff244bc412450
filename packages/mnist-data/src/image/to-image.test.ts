import { expect, test } from 'vitest'
import { mnist } from '../node/index.ts'
import { decodePng, toImage } from './index.ts'

test('the first test image is a seven, as text and as PNG', async () => {
  const { test } = await mnist()
  const image = toImage(test, 0)
  const lines = image.text().split('\n')
  expect(lines).toHaveLength(28)
  expect(lines[8]).toBe('            %%@@@@@@@@@@################**::')
  const { rgba, ...size } = await decodePng(image.png())
  expect(size).toEqual({ width: 28, height: 28 })
  expect(rgba.filter((_, i) => i % 4 === 0)).toEqual(test.image(0))
})
