import { mnist } from 'oneloop/node'
import { expect, test } from 'vitest'
import { walk } from './sample.ts'

test('the code shown goes on at step 500 of 938, and ends with a batch of 32', async () => {
  const { train } = await mnist()
  const batches = [...walk(train)]
  expect(batches).toHaveLength(438)
  expect(batches[0]!.indices).toHaveLength(64)
  expect(batches.at(-1)!.indices).toHaveLength(32)
})
