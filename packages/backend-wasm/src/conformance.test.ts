import { conformanceCases } from '@oneloop/trainer/conformance'
import { describe, test } from 'vitest'
import { wasm } from './wasm.ts'

describe('conformance, one thread', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1 }))) test(name, run)
})

describe('conformance, three threads', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 3 }))) test(name, run)
})

describe('conformance, fast math', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1, fastMath: true }))) test(name, run)
})
