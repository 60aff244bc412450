import { OneloopError } from '@oneloop/core'
import { EXIT } from '../exit-status.ts'
import type { Output } from '../output.ts'
import { Interrupted } from './interrupt.ts'

/** A run that ended before its end. */
export interface EarlyEnd {
  readonly error: unknown
  /** Whether there is a checkpoint to go on from. */
  readonly isSaved: boolean
  readonly folder: string
  readonly output: Output
  /** The words after "Go on with". */
  readonly goOn: string
  /** Writes the network, which after a divergence is that of the last good epoch. */
  writeModel(): Promise<void>
}

/**
 * Says what is saved of a run that ended early, and how it goes on. Sets the exit status of one that was interrupted.
 *
 * @throws what ended it, unless that was a wish
 */
export async function endEarly({ error, isSaved, folder, output, goOn, writeModel }: EarlyEnd): Promise<void> {
  if (error instanceof OneloopError && error.code === 'DIVERGED') {
    await writeModel()
    output.warn(`The last good weights are in ${folder}`)
  } else if (isSaved) {
    const what =
      error instanceof Interrupted
        ? `Interrupted (${error.message}); everything is saved`
        : 'Everything up to the last checkpoint is saved'
    output.warn(`${what}. Go on with ${goOn}`)
  }
  if (!(error instanceof Interrupted)) throw error
  if (error.error !== null) throw error.error
  process.exitCode = EXIT.interrupted
}
