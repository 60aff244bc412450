import { mnist } from 'oneloop/node'
import { expect, test } from 'vitest'
import { normsOfOneBatch } from './sample.ts'

test('the code shown gives one norm for each of the six parameters, none of them 0', async () => {
  const { train } = await mnist()
  const norms = await normsOfOneBatch(train.subset({ start: 0, end: 64 }))
  expect(Object.keys(norms)).toEqual(['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias', 'fc3.weight', 'fc3.bias'])
  for (const norm of Object.values(norms)) expect(norm).toBeGreaterThan(0)
})
