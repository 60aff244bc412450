import { nodeBuiltin } from './node-builtin.ts'
import { NODE_WORKER } from './worker-source.ts'
import type { WorkerOptions, WorkerThread } from './worker-thread.ts'

export async function startNodeWorker(workerData: WorkerOptions): Promise<WorkerThread> {
  const { Worker } = nodeBuiltin('node:worker_threads')
  const worker = new Worker(NODE_WORKER, { eval: true, workerData, execArgv: [], name: 'oneloop-wasm' })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', (code) => reject(ended(code)))
  })
  // The waiting worker does not keep a program alive that has nothing else to do.
  worker.unref()
  let over = false
  const thread: WorkerThread = {
    onDeath: () => {},
    async terminate() {
      over = true
      await worker.terminate()
    },
  }
  const died = (cause: unknown) => {
    if (!over) thread.onDeath(cause)
    over = true
  }
  worker.once('error', died)
  worker.once('exit', (code) => died(ended(code)))
  return thread
}

const ended = (code: number) => new Error(`the thread ended with status ${code}`)
