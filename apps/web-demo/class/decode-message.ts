import { constant, type Decoder, either, exact, number, positiveInteger, regex, sized, string } from 'decoders'
import type { ClassResult, Greeting } from '../src/class/protocol.ts'

/** What comes from a browser is checked before anything looks at it; what has other fields is refused. */
export const greeting: Decoder<Greeting> = either(
  exact({ role: constant('board') }),
  exact({ role: constant('tab'), tab: regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits') }),
)

const fraction = number.refine((value) => value >= 0 && value <= 1, 'must be between 0 and 1')

export const classResult: Decoder<ClassResult> = exact({
  setting: either(
    exact({ name: constant('seed'), value: positiveInteger }),
    exact({ name: constant('learningRate'), value: number }),
  ),
  accuracy: fraction,
  loss: number,
  weightsSha256: regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits'),
  device: sized(string, { max: 100 }),
})
