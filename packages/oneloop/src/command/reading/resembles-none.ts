import type { Dataset } from '@oneloop/data'
import { digitResemblance, LEAST_RESEMBLANCE } from '@oneloop/mnist-data'
import { mnist } from '@oneloop/mnist-data/node'

const EXAMPLES = 2000

let examples: Promise<Dataset> | undefined

/** Why a drawing is no digit by what it looks like; null where one of MNIST's first 2,000 training images looks like it. */
export async function resemblesNone(digit: Uint8Array): Promise<string | null> {
  examples ??= mnist().then(({ train }) => train.subset({ start: 0, end: EXAMPLES }))
  return digitResemblance(digit, await examples) < LEAST_RESEMBLANCE
    ? 'it resembles none that people wrote for MNIST'
    : null
}
