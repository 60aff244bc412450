import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { OPERATIONS_A_TURN, peakModule } from '../peak/kernel.ts'
import type { StepsConfig, StepsTask } from '../peer.ts'

const TURNS_A_STEP = 20_000
/** Operations of one `run(1)` on one thread. */
export const OPERATIONS_A_STEP = OPERATIONS_A_TURN * TURNS_A_STEP

const WORKER = `
import { parentPort, workerData } from 'node:worker_threads'
const { instance } = await WebAssembly.instantiate(workerData)
instance.exports.run(1000)
parentPort.on('message', (turns) => { instance.exports.run(turns); parentPort.postMessage(0) })
parentPort.postMessage(0)
`

/** Not a contestant but the yardstick: nothing but multiply-adds, on each of so many threads, 128-bit or `wide`. */
export async function steps({ threads, options }: StepsConfig): Promise<StepsTask> {
  // This process has nothing else to do, so the flag may stay.
  if (options['wide'] === true) setFlagsFromString('--experimental-wasm-revectorize')
  const module = peakModule(options['fastMath'] === true, options['wide'] === true)
  const workers = Array.from(
    { length: threads ?? 1 },
    () => new Worker(new URL(`data:text/javascript,${encodeURIComponent(WORKER)}`), { workerData: module }),
  )
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  return {
    version: 'peak',
    device: `WASM SIMD${options['wide'] === true ? ' 256-bit' : ''}, ${workers.length} threads`,
    async run(steps) {
      const startedAt = performance.now()
      const done = workers.map((worker) => once(worker, 'message'))
      for (const worker of workers) worker.postMessage(steps * TURNS_A_STEP)
      await Promise.all(done)
      return (performance.now() - startedAt) / 1000
    },
  }
}
