import { tfjsNode } from '@oneloop/backend-tfjs'
import { conformanceCases } from '@oneloop/trainer/conformance'
import { describe, inject, test } from 'vitest'

const skipReason = inject('skipReason')

describe.skipIf(skipReason)(`TensorFlow agrees with the reference engine ${skipReason ?? ''}`, () => {
  for (const { name, run } of conformanceCases(tfjsNode())) test(name, run)
})
