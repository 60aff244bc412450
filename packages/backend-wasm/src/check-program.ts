import { lossTargets, type Program, UnsupportedProgramError } from '@oneloop/core'
import { checkProgram as checkAnyProgram } from '@oneloop/core/engine'

/** Classes are 16-bit numbers in a batch, so there can't be more. */
const MOST_CLASSES = 65535

/**
 * Checks what no backend can train, and what this one can't.
 *
 * @throws UnsupportedProgramError
 */
export function checkProgram(program: Program): void {
  checkAnyProgram('wasm', program)
  const outputs = program.layers.at(-1)!.out
  if (lossTargets[program.loss.kind] === 'classes' && outputs > MOST_CLASSES) {
    throw new UnsupportedProgramError('wasm', `it has ${outputs} classes`, `use at most ${MOST_CLASSES}`)
  }
}
