import { conformanceCases } from '@oneloop/trainer/conformance'
import { describe, test } from 'vitest'
import { wasm } from './wasm.ts'

describe('one thread', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1 }))) test(name, run)
})

// A step's mathematics is the same on any number of threads (reproducible.test.ts): these look at how it is shared.
const shared = /^(shape|the lesson|dropout|fifty|state round trip: adam|gradients are clipped)/

describe('three threads', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 3 }))) if (shared.test(name)) test(name, run)
})

describe('fast math', () => {
  for (const { name, run } of conformanceCases(wasm({ threads: 1, fastMath: true }))) test(name, run)
})
