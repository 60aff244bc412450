import type { Backend } from '@oneloop/core'
import { conformanceCases } from '@oneloop/trainer/conformance'
import { describe, test } from 'vitest'
import { tfjsCpu, tfjsWasm } from './index.ts'

const backends: readonly Backend[] = [tfjsCpu(), tfjsWasm()]

for (const backend of backends) {
  describe(`${backend.name} agrees with the reference engine`, () => {
    for (const { name, run } of conformanceCases(backend)) test(name, run)
  })
}
