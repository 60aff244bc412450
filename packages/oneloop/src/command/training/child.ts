import { OneloopError } from '@oneloop/core'
import type { Output } from '../output.ts'
import { type RunRequest, startRun } from './run.ts'
import type { ChildMessage } from './run-in-child.ts'

// The process that `runInChild` starts: it is sent one request, trains it, and says what came out.

let isDone = false

process.once('message', (request: RunRequest) => {
  void run(request).then(async (answer) => {
    isDone = true
    await send(answer)
    process.disconnect()
  })
})

// The parent is gone: as at a Ctrl-C, the run is saved.
process.on('disconnect', () => {
  if (!isDone) process.kill(process.pid, 'SIGTERM')
})

async function run(request: RunRequest): Promise<ChildMessage> {
  try {
    return { outcome: await startRun(request, output) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { error: { message, code: error instanceof OneloopError ? error.code : null } }
  }
}

/** Resolves once it is on its way, or there is nobody to send it to. */
function send(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve()
    else process.send(message, () => resolve())
  })
}

const output: Output = {
  ...{ json: true, quiet: true, verbose: false },
  status() {},
  result() {},
  event: (event) => void send({ event }),
  warn: (warn) => void send({ warn }),
}
