import type { OneloopError } from '@oneloop/core'
import { Command } from 'commander'
import { vi } from 'vitest'
import { addTrain } from '../src/command/commands/train.ts'

export interface TrainOutcome {
  /** What was thrown; null when the command did its work. */
  readonly error: OneloopError | null
  /** With `--json`, each line of stdout. */
  readonly events: readonly Record<string, unknown>[]
  /** Everything else that was said. */
  readonly words: string
}

/** Runs `oneloop train` in this process: a test of what an option does needs no new one, which takes a second to start. */
export async function trainInProcess(
  args: readonly string[],
  onOutput: (text: string) => void = () => {},
): Promise<TrainOutcome> {
  const said = { stdout: '', stderr: '' }
  const listen = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((text: string | Uint8Array) => {
      said[name] += String(text)
      onOutput(said.stdout)
      return true
    })
  const spies = [listen('stdout'), listen('stderr')]
  let error: OneloopError | null = null
  try {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
    addTrain(program)
    await program.parseAsync(['train', ...args, '--json'], { from: 'user' })
  } catch (thrown) {
    error = thrown as OneloopError
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  const lines = said.stdout.split('\n').filter((line) => line.startsWith('{'))
  return { error, words: said.stderr, events: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}
