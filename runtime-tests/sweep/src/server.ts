import { type ChildProcess, spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A server of a queue that was started for a test. */
export interface QueueServer {
  readonly url: string
  /** Ends it at once, as in a crash, and starts it anew with what it had written down. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Why there is none on this machine. */
export interface NoServer {
  readonly reason: string
}

/** Starts a program that listens on a port, and keeps it in hand. @throws Error with what it said when it does not listen */
export async function serve(
  url: string,
  port: number,
  start: () => ChildProcess,
  crash: NodeJS.Signals = 'SIGKILL',
): Promise<QueueServer> {
  let child = await listening(start(), port)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  return {
    url,
    async restart() {
      await end(crash)
      child = await listening(start(), port)
    },
    stop: () => end(crash),
  }
}

async function listening(child: ChildProcess, port: number): Promise<ChildProcess> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000)
    })
  }
  child.on('error', (error) => {
    said += error.message
  })
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null || child.signalCode !== null) break
    if (await answers(port)) return child
    await wait(100)
  }
  child.kill('SIGKILL')
  throw new Error(`it does not listen: ${said}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Runs a program to its end. @throws Error with what it said */
export function run(
  command: string,
  args: readonly string[],
  options: { uid?: number; gid?: number } = {},
): Promise<void> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => (status === 0 ? resolve() : reject(new Error(`${command}: ${said.trim()}`))))
  })
}
