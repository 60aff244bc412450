import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(import.meta.resolve('oneloop/package.json')).replace(/package\.json$/, 'bin/oneloop.js')

export interface Ended {
  readonly status: number | null
  readonly said: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

const children = new Set<ChildProcess>()

/** Ends what is still running. */
export function endAll(): void {
  for (const child of children) child.kill('SIGKILL')
}

/** Runs the command; what it says on either stream is one text. */
export function oneloop(
  args: readonly string[],
  onOutput: (text: string) => void = () => {},
  env: NodeJS.ProcessEnv = {},
): Started {
  const child = spawn(process.execPath, [bin, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  children.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      onOutput(text)
    })
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status) => {
      children.delete(child)
      resolve({ status, said })
    })
  })
  return { child, ended }
}
