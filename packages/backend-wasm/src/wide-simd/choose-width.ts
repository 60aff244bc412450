import type { Program } from '@oneloop/core'
import type { Build } from '../module.ts'
import { multiplicationsAStep } from '../multiplications-a-step.ts'
import { trainsRight } from './self-check.ts'
import { whyNotWide } from './why-not-wide.ts'

/** Whether to use 256-bit operations and, when they were wished for and are not used, why. */
export interface Width {
  readonly wide: boolean
  readonly why: string | null
}

/**
 * The self-check takes about 80 ms. A step with as many multiplications as this is some 35 µs faster for it, so it is earned
 * back after about 2,500 steps; the lesson's have twice as many, and it has 4,690 of them.
 */
const WORTHWHILE_MULTIPLICATIONS = 10_000_000

const gains = (program: Program) => multiplicationsAStep(program) >= WORTHWHILE_MULTIPLICATIONS

export async function chooseWidth(
  wish: 'auto' | boolean,
  program: Program,
  build: Omit<Build, 'wide'>,
): Promise<Width> {
  if (wish === false || (wish === 'auto' && !gains(program))) return { wide: false, why: null }
  const reason = whyNotWide()
  // Who asked for it is told; who left it to the engine has nothing to mend.
  if (reason !== null) return { wide: false, why: wish === 'auto' ? null : reason }
  if (await trainsRight({ ...build, wide: true })) return { wide: true, why: null }
  return { wide: false, why: '256-bit SIMD failed its self-check' }
}
