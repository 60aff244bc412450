import { expect, test } from 'vitest'
import { printout, shapes } from './sample.ts'

test('the code shown makes the network that its comments say', () => {
  expect(printout).toMatch(/^109386 parameters\nMlp\(/)
  expect(shapes.slice(0, 2)).toEqual(['fc1.weight [128, 784]', 'fc1.bias [128]'])
})
