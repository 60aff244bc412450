import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export const bin = fileURLToPath(new URL('../bin/oneloop.js', import.meta.url))

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** Each line of stdout as JSON. */
  events(): Record<string, unknown>[]
}

export interface RunOptions {
  readonly stdin?: Uint8Array
  /** Called with everything printed so far, each time something is printed. */
  readonly onOutput?: (text: string, kill: (signal: NodeJS.Signals) => void, child: ChildProcess) => void
  /** Default: here. */
  readonly cwd?: string
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>
  /** A shell line to run before the command, in the same shell. */
  readonly before?: string
}

/** Runs the built command as a shell would. */
export function oneloop(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { stdin, onOutput, before, cwd } = options
  const command = before === undefined ? process.execPath : 'bash'
  const line =
    before === undefined ? [bin, ...args] : ['-c', `${before}; exec "$0" "$@"`, process.execPath, bin, ...args]
  const env = { ...process.env, NO_COLOR: '1', ...options.env }
  const child = spawn(command, line, { env, cwd, stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] })
  child.stdin?.end(stdin)
  let stdout = ''
  let stderr = ''
  const seen = () => onOutput?.(stdout + stderr, (signal) => child.kill(signal), child)
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    seen()
  })
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    seen()
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve(outcomeOf(status, stdout, stderr)))
  })
}

export function outcomeOf(status: number | null, stdout: string, stderr: string): Outcome {
  const events = () =>
    stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>)
  return { status, stdout, stderr, events }
}

/** A folder that is gone when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oneloop-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
