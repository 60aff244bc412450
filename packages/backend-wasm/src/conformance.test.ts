import { conformanceCases } from '@oneloop/trainer/conformance'
import { describe, test } from 'vitest'
import { wasm } from './wasm.ts'

describe('one thread', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1 }))) test(name, run)
})

describe('fast math', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1, fastMath: true }))) test(name, run)
})

describe('fast math by 256-bit operations', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1, fastMath: true, wideSimd: true }))) test(name, run)
})

// That more threads give the bits of one is tested with every loss, activation and optimizer in properties.test.ts and
// reproducible.test.ts. Here they do everything else.
describe.each([2, 3])('%i threads', (threads) => {
  const cases = conformanceCases(wasm({ threads })).filter(({ name }) => !name.startsWith('one step: '))
  for (const { name, run } of cases) test(name, run)
})
