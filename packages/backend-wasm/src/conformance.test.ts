import { conformanceCases } from '@oneloop/trainer/conformance'
import { describe, test } from 'vitest'
import { wasm } from './wasm.ts'

describe('one thread', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1 }))) test(name, run)
})

describe.each([2, 3])('%i threads', (threads) => {
  for (const { name, run } of conformanceCases(wasm({ threads }))) test(name, run)
})

describe('fast math', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1, fastMath: true }))) test(name, run)
})
