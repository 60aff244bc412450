import { fromWorker, type RunEvent, runStore, type TrainOptions, train } from '@oneloop/browser'
import { crossEntropy } from '@oneloop/core'
import { weightsSha256 } from '@oneloop/trainer'

import { type Outcome, RUNS } from './runs.ts'

const options = (name: string) => RUNS[name]!()

/** What the tests call in the page. */
const program = {
  async train(name: string): Promise<Outcome & { readonly device: string; readonly model: string }> {
    const wishes = options(name)
    const run = train(wishes)
    let device = ''
    run.on('started', (event) => {
      device = event.device
    })
    const { weightsSha256: digest, history } = await run.finished
    const losses = history.map(({ loss }) => loss)
    return { device, weightsSha256: digest, losses, model: await weightsSha256(wishes.model.parameters) }
  },

  /** The kinds of all events, in their order, each once in a row. */
  async events(name: string, more: Partial<TrainOptions> = {}): Promise<string[]> {
    const kinds: string[] = []
    const run = train({ ...options(name), ...more })
    run.onEvent(({ kind }: RunEvent) => {
      if (kind !== 'progress' && kinds.at(-1) !== kind) kinds.push(kind)
    })
    await run.finished.catch(() => {})
    return kinds
  },

  /** Pauses after the first epoch, checks that nothing comes, and goes on. */
  async paused(name: string): Promise<{ readonly atRest: boolean; readonly digest: string | null }> {
    const run = train(options(name))
    let epochs = 0
    run.on('epoch', () => {
      epochs++
      if (epochs === 1) run.pause()
    })
    await new Promise<void>((resolve) => run.on('paused', () => resolve()))
    const before = epochs
    await new Promise((resolve) => setTimeout(resolve, 300))
    const atRest = epochs === before
    run.resume()
    return { atRest, digest: (await run.finished).weightsSha256 }
  },

  /** Stops after the first epoch, keeps the checkpoint in the browser, and goes on from there in another run. */
  async stopped(
    name: string,
  ): Promise<{ readonly isStopped: boolean; readonly epochs: number; readonly digest: string | null }> {
    const runs = runStore<{ checkpoint: Uint8Array }>('test')
    const first = train(options(name))
    first.on('epoch', () => first.stop())
    const { isStopped, history } = await first.finished
    await runs.set(name, { checkpoint: first.checkpoint! })
    const [[id, kept]] = (await runs.all()) as [[string, { checkpoint: Uint8Array }]]
    const again = train({ ...options(id), resume: kept.checkpoint })
    const { weightsSha256: digest } = await again.finished
    await runs.delete(name)
    if ((await runs.get(name)) !== undefined) throw new Error('the run is still kept')
    return { isStopped, epochs: history.length, digest }
  },

  /** The error that a run ends with, as its promise and as its event give it. */
  async failure(name: string, more: object): Promise<{ readonly code: unknown; readonly message: string }> {
    const run = train({ ...options(name), ...more } as TrainOptions)
    const heard = new Promise<Error>((resolve) => run.on('failed', ({ error }) => resolve(error)))
    const error = await run.finished.then(
      () => new Error('it did not fail'),
      (reason: Error) => reason,
    )
    if ((await heard) !== error) throw new Error('event and promise differ')
    return { code: (error as Error & { code?: unknown }).code, message: error.message }
  },

  withFunction: () => program.failure('images by class, augmented, one cycle', { config: () => 1 }),

  brokenWorker: () =>
    program.failure('images by class, augmented, one cycle', {
      worker: new Worker(new URL('nowhere.js', location.href), { type: 'module' }),
    }),

  /** Two runs at once in a worker of the page's own, with its own data and engine. */
  async ownWorker(): Promise<{ readonly digests: (string | null)[]; readonly loaded: number; readonly own: unknown }> {
    const worker = new Worker(new URL('./own-worker.ts', import.meta.url), { type: 'module' })
    const own = new Promise((resolve) =>
      worker.addEventListener('message', ({ data }) => data.own && resolve(data.own)),
    )
    let loaded = 0
    const digests = await Promise.all(
      ['wasm', 'slow'].map(async (backend) => {
        const { model, epochs } = options('images by class, augmented, one cycle')
        const run = train({ model, data: fromWorker('dots', 50), epochs, backend, worker, loss: crossEntropy() })
        run.on('loading', ({ loadedBytes }) => {
          loaded = loadedBytes
        })
        return (await run.finished).weightsSha256
      }),
    )
    worker.postMessage({ hello: 'worker' })
    return { digests, loaded, own: await own }
  },
}

export type PageProgram = typeof program

Object.assign(globalThis, { program })
