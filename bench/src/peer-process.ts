import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { isAbsolute } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { benchFolder } from './folders.ts'
import { python } from './setup/python.ts'

/** A peer that is not here, or that failed: its reason and how to fix it. */
export class PeerFailure extends Error {
  readonly fix: string | undefined

  constructor(reason: string, fix: string | undefined) {
    super(reason)
    this.fix = fix
  }
}

interface Answer {
  readonly result?: unknown
  readonly error?: string
  readonly fix?: string
  readonly stack?: string
}

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** POSIX can hold a process still, so that no thread of a peer that waits for its turn spins in another's. */
const canPause = process.platform !== 'win32'

/**
 * A peer in a process of its own, which stands still except while it is asked something.
 *
 * @throws PeerFailure
 */
export class PeerProcess {
  readonly version: string
  readonly device: string
  readonly #child: ChildProcess
  readonly #answers: AsyncIterator<string>

  private constructor(child: ChildProcess, answers: AsyncIterator<string>, about: { version: string; device: string }) {
    this.#child = child
    this.#answers = answers
    this.version = about.version
    this.device = about.device
  }

  static async start(
    file: string,
    workload: string,
    config: Readonly<Record<string, unknown>> & { readonly threads: number | null },
    timeoutMs = 600_000,
  ) {
    const path = isAbsolute(file) ? file : fileURLToPath(new URL(`peers/${file}`, import.meta.url))
    const json = JSON.stringify(config)
    const [program, args] = file.endsWith('.py')
      ? [python(), [path, workload, json]]
      : [process.execPath, [...nodeFlags, fileURLToPath(new URL('child.ts', import.meta.url)), path, workload, json]]
    const threads = config.threads === null ? {} : { OMP_NUM_THREADS: `${config.threads}` }
    const child = spawn(program, args, {
      cwd: benchFolder,
      env: { ...process.env, ...threads },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    running.add(child)
    child.on('exit', () => running.delete(child))
    child.on('error', () => {})
    let words = ''
    child.stderr!.on('data', (data) => {
      words = (words + data).slice(-2000)
    })
    const answers = lines(createInterface({ input: child.stdout! }), () => words)
    const about = (await within(timeoutMs, answers, child)) as { version: string; device: string }
    pause(child)
    return new PeerProcess(child, answers, about)
  }

  /** Calls a method of the task there. */
  async call<T>(name: string, args: readonly unknown[] = [], timeoutMs = 600_000): Promise<T> {
    if (canPause) this.#child.kill('SIGCONT')
    this.#child.stdin!.write(`${JSON.stringify({ call: name, args })}\n`)
    const result = await within(timeoutMs, this.#answers, this.#child)
    pause(this.#child)
    return result as T
  }

  /** Lets it end by itself, so that a browser it started ends too; for a while. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    if (canPause) this.#child.kill('SIGCONT')
    this.#child.stdin!.end()
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5000)
    await gone
    clearTimeout(timer)
  }
}

/** Peers hold the training set as floats and its gradients: tfjs and jax-js need more than Node's default. */
const nodeFlags = ['--max-old-space-size=8192', '--no-warnings']

function pause(child: ChildProcess): void {
  if (canPause) child.kill('SIGSTOP')
}

async function* lines(output: Interface, words: () => string): AsyncGenerator<string> {
  for await (const line of output) if (line.startsWith('@@')) yield line.slice(2)
  throw new PeerFailure(`ended without an answer: ${lastLine(words())}`, undefined)
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''

async function within(timeoutMs: number, answers: AsyncIterator<string>, child: ChildProcess): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new PeerFailure(`no answer within ${timeoutMs / 1000} s`, undefined))
    }, timeoutMs)
  })
  try {
    const { value } = await Promise.race([answers.next(), late])
    const { result, error, fix, stack } = JSON.parse(value) as Answer
    if (error === undefined) return result
    if (process.env['BENCH_VERBOSE']) console.error(stack)
    throw new PeerFailure(error, fix)
  } finally {
    clearTimeout(timer)
  }
}
