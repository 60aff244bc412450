import type { OneloopError } from '@oneloop/core'
import { Command } from 'commander'
import { vi } from 'vitest'
import { addTrain } from '../src/command/commands/train.ts'
import { main } from '../src/command/main.ts'
import { type Outcome, outcomeOf } from './oneloop.ts'

// A test of what a command does needs no new process, which takes longer to start than most commands take to work. Signals,
// pipes, environments and exits need one: `oneloop`.

/** Runs a command line in this process. */
export async function inProcess(args: readonly string[]): Promise<Outcome> {
  const forget = [process.stdout, process.stderr].map(listenersToForget)
  const said = listen()
  try {
    await main(args)
  } finally {
    said.end()
    for (const each of forget) each()
  }
  const status = Number(process.exitCode ?? 0)
  process.exitCode = undefined
  return outcomeOf(status, said.stdout, said.stderr)
}

/** The function that is returned takes away what was begun to listen for errors of the stream in between. */
function listenersToForget(stream: NodeJS.WriteStream): () => void {
  const before = new Set(stream.listeners('error'))
  return () => {
    for (const listener of stream.listeners('error')) {
      if (!before.has(listener)) stream.off('error', listener as () => void)
    }
  }
}

export interface TrainOutcome {
  /** What was thrown; null when the command did its work. */
  readonly error: OneloopError | null
  /** With `--json`, each line of stdout. */
  readonly events: readonly Record<string, unknown>[]
  /** Everything else that was said. */
  readonly words: string
}

/** Runs `oneloop train` in this process, and gives what it throws. */
export async function trainInProcess(
  args: readonly string[],
  onOutput: (text: string) => void = () => {},
): Promise<TrainOutcome> {
  const said = listen(onOutput)
  let error: OneloopError | null = null
  try {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
    addTrain(program)
    await program.parseAsync(['train', ...args, '--json'], { from: 'user' })
  } catch (thrown) {
    error = thrown as OneloopError
  } finally {
    said.end()
  }
  const lines = said.stdout.split('\n').filter((line) => line.startsWith('{'))
  return { error, words: said.stderr, events: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

/** Takes what this process writes, until its end. */
function listen(onOutput: (text: string) => void = () => {}) {
  const said = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text: string | Uint8Array) => {
      said[name] += String(text)
      onOutput(said.stdout)
      return true
    }),
  )
  return Object.assign(said, {
    end() {
      for (const spy of spies) spy.mockRestore()
    },
  })
}
