import { type EpochReport, type NamedArrays, OneloopError } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import type { RunEvent, RunEventKind } from './run-events.ts'
import { startWorker } from './start-worker.ts'
import type { MessageFromWorker, TrainingWorker, WorkerFailure } from './training-worker.ts'
import { errorFromData } from './wire/error-data.ts'
import { isFromWorker, type Order, type SentEvent, type ToWorker } from './wire/messages.ts'

/** A run in a worker, from the page's side. */
export interface TrainingRun {
  /** The network in training, with the newest weights that came. */
  readonly model: Mlp
  /** The last checkpoint: what `train({ …, resume })` goes on from after a stop or a failure. Null: there is none yet. */
  readonly checkpoint: Uint8Array<ArrayBuffer> | null
  /** Resolves when the run is over, also by `stop`. Rejects with the error of the `failed` event. */
  readonly finished: Promise<TrainingResult>
  /** Calls `listener` with each event of this kind. @returns a function that ends it */
  on<Kind extends RunEventKind>(kind: Kind, listener: (event: Extract<RunEvent, { kind: Kind }>) => void): () => void
  /** Calls `listener` with every event. @returns a function that ends it */
  onEvent(listener: (event: RunEvent) => void): () => void
  /** Holds the run between two steps. `paused` tells when. */
  pause(): void
  /** Lets a paused run go on. */
  resume(): void
  /** Ends the run after the step under way. What it has learnt stays, and it can be resumed from `checkpoint`. */
  stop(): void
}

/** What a training in a worker ends with. */
export interface TrainingResult {
  /** The network that was given to `train`, trained. */
  readonly model: Mlp
  readonly history: readonly EpochReport[]
  /** Null of a run that was stopped. */
  readonly weightsSha256: string | null
  /** Whether `stop` has ended it. */
  readonly isStopped: boolean
}

let runs = 0

/** Sends `order` to the worker, to one of its own unless it is given one, and follows what it tells. */
export function startRun(model: Mlp, order: Order, given: TrainingWorker | undefined): TrainingRun {
  const number = ++runs
  const listeners = new Set<(event: RunEvent) => void>()
  let checkpoint: Uint8Array<ArrayBuffer> | null = null
  let isOver = false
  let worker: TrainingWorker | undefined
  let waiting: Order[] = [order]
  const { promise: finished, resolve, reject } = withResolvers<TrainingResult>()
  // Whoever listens to `failed` knows of it; of nobody, the console should.
  let isFailureHeard = false

  const onMessage = ({ data }: MessageFromWorker) => {
    if (isFromWorker(data) && data.oneloop.run === number) receive(data.oneloop.event)
  }
  const onError = (event: WorkerFailure) => {
    event.preventDefault()
    fail(
      new OneloopError(`the training worker broke down: ${event.message || 'it did not load'}`, {
        code: 'WORKER_DIED',
        fix: 'train again, from the last checkpoint where there is one',
      }),
    )
  }

  function receive(event: SentEvent): void {
    if (isOver) return
    if (event.kind === 'failed') {
      fail(errorFromData(event.error))
      return
    }
    if ('parameters' in event && event.parameters !== null) take(model, event.parameters)
    if (event.kind === 'checkpoint') checkpoint = event.bytes
    if (event.kind === 'finished' || event.kind === 'stopped') end()
    tell(event)
    if (event.kind === 'finished') {
      resolve({ model, history: event.history, weightsSha256: event.weightsSha256, isStopped: false })
    } else if (event.kind === 'stopped') {
      resolve({ model, history: event.history, weightsSha256: null, isStopped: true })
    }
  }

  function fail(error: Error): void {
    if (isOver) return
    end()
    if (isFailureHeard) finished.catch(() => {})
    tell({ kind: 'failed', error })
    reject(error)
  }

  function tell(event: RunEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  function end(): void {
    isOver = true
    worker?.removeEventListener('message', onMessage)
    worker?.removeEventListener('error', onError)
    if (given === undefined) worker?.terminate()
  }

  function attach(to: TrainingWorker): void {
    worker = to
    to.addEventListener('message', onMessage)
    to.addEventListener('error', onError)
    for (const each of waiting) post(each)
    waiting = []
  }

  function post(each: Order): void {
    const message: ToWorker = { oneloop: { run: number, order: each } }
    try {
      worker?.postMessage(message)
    } catch (cause) {
      // A function among the options, for one.
      const what = cause instanceof Error ? cause.message : String(cause)
      fail(new OneloopError(`what the run needs can't be sent to the worker: ${what}`, { code: 'FIT_INVALID', cause }))
    }
  }

  function send(each: Order): void {
    if (isOver) return
    if (worker === undefined) waiting.push(each)
    else post(each)
  }

  // Not at once, so that whoever calls `train` can listen to its first event.
  if (given === undefined) startWorker().then((own) => (isOver ? own.terminate() : attach(own)), fail)
  else queueMicrotask(() => attach(given))

  return {
    model,
    get checkpoint() {
      return checkpoint
    },
    finished,
    on(kind, listener) {
      if (kind === 'failed') isFailureHeard = true
      return add((event) => {
        if (event.kind === kind) listener(event as Extract<RunEvent, { kind: typeof kind }>)
      })
    },
    onEvent(listener) {
      isFailureHeard = true
      return add(listener)
    },
    pause: () => send({ kind: 'pause' }),
    resume: () => send({ kind: 'resume' }),
    stop: () => send({ kind: 'stop' }),
  }

  function add(listener: (event: RunEvent) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}

/** The weights of an event become the model's. */
function take(model: Mlp, parameters: NamedArrays): void {
  for (const [name, data] of Object.entries(parameters)) model.parameters[name]?.set(data)
}

/** `Promise.withResolvers`, which browsers of 2023 lack. */
function withResolvers<T>(): {
  readonly promise: Promise<T>
  resolve(value: T): void
  reject(error: Error): void
} {
  let resolve!: (value: T) => void
  let reject!: (error: Error) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
