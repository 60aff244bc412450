import { full } from 'virtual:mnist'
import { fromWorker, type RunEvent, train as startTraining, type TrainingRun } from '@oneloop/browser'
import { signal } from '@preact/signals'
import { crossEntropy, weightsSha256 } from 'oneloop'
import { failureOf } from './failure.ts'
import { dropRun, keepRun, keptRuns, nextId } from './kept-runs.ts'
import { missingFeature } from './missing-feature.ts'
import type { ModelData } from './model-data.ts'
import { type Action, initialState, isBusy, isTrained, type PageRun, reduce } from './page-run.ts'
import type { DigitsRequest, Event, Failure } from './protocol.ts'
import { recordOf } from './record-of.ts'
import { networkOf, optimizerOf, type RunConfig, scheduleOf } from './run-config.ts'
import { storeCurrent, storedRuns } from './stored-runs.ts'
import { createTrainingWorker, type TrainingWorker } from './training-worker.ts'

/** An epoch is looked at after so many of its steps. */
const SAMPLES_PER_EPOCH = 20

/** Samples may come faster than a page can be drawn: they are taken in together, this often. */
const SAMPLES_MS = 120

/** The one place that holds the run in view. Components read it and call the functions below. */
export const run = signal<PageRun>(initialState())

let worker: TrainingWorker | undefined
let training: TrainingRun | undefined

/** Whether the runs of earlier visits are known: before that, none is numbered or kept. */
let isLoaded = false
let loading: Promise<void> | undefined

/** Brings back the runs of earlier visits, and, unless it is told otherwise, shows the last one. */
export function startRunStore({ showLast = true }: { readonly showLast?: boolean } = {}): Promise<void> {
  loading ??= load(showLast)
  return loading
}

async function load(showLast: boolean): Promise<void> {
  const { runs, current } = await storedRuns()
  keptRuns.value = runs
  isLoaded = true
  if (!showLast) return
  const { phase, origin } = run.value
  // A reader who was faster has begun a run.
  if (phase === 'idle' && origin.kind === 'untrained' && current !== null) await show(current)
}

export function configure(change: Partial<RunConfig>): void {
  dispatch({ kind: 'configure', change })
}

/** Begins a run. One that was stopped stays among the kept ones. */
export function train(): void {
  const missing = missingFeature()
  dispatch({ kind: 'begin' })
  if (missing !== undefined) {
    const message = `this browser has no ${missing}`
    dispatch({ kind: 'failed', failure: { code: 'UNSUPPORTED_BROWSER', message } })
    return
  }
  begin()
}

/** Lets a paused run go on, or one that was stopped, lost or stored. */
export function resume(): void {
  const { phase, checkpoint } = run.value
  if (phase === 'paused') training?.resume()
  else if (checkpoint === null) train()
  else goOn(checkpoint)
}

function goOn(checkpoint: Uint8Array): void {
  dispatch({ kind: 'continue' })
  begin(checkpoint)
}

/** The run of the configuration in view, by the same loop and seeds as `oneloop train`. */
function begin(checkpoint?: Uint8Array): void {
  const { config } = run.value
  const { engine, batchSize, seed, images, epochs } = config
  const request: DigitsRequest = { files: full, batchSize, seed, images }
  training = startTraining({
    worker: openWorker().worker,
    model: networkOf(config),
    data: fromWorker('digits', request),
    backend: engine,
    loss: crossEntropy(),
    optimizer: optimizerOf(config),
    schedule: scheduleOf(config),
    epochs,
    seed,
    samplesPerEpoch: SAMPLES_PER_EPOCH,
    config,
    ...(checkpoint && { resume: checkpoint }),
  })
  const own = training
  own.onEvent((event) => {
    if (own === training) follow(event)
  })
}

export function pause(): void {
  training?.pause()
}

export function stop(): void {
  training?.stop()
}

/** Back to an untrained network and the lesson's settings. The run in view stays among the kept ones. */
export async function reset(): Promise<void> {
  await putAside()
  endWorker()
  remember(null)
  dispatch({ kind: 'reset' })
}

/** Makes a kept run or network the one in view. */
export async function show(id: number): Promise<void> {
  await putAside()
  const record = keptRuns.value.find((kept) => kept.id === id)
  if (record === undefined) return
  dispatch({ kind: 'show', record })
  remember(id)
  if (record.checkpoint === null) evaluate(record.model)
}

/** Makes a network out of a file the page's, and keeps it among the runs. A run under way is stopped and kept. */
export async function adopt(model: ModelData, name: string): Promise<void> {
  await startRunStore()
  await putAside()
  const id = nextId()
  const nothing = { reports: [], samples: [], device: null, accuracy: null, checkpoint: null }
  const digest = await weightsSha256(model.parameters)
  keepRun({ id, origin: { kind: 'file', name }, model, weightsSha256: digest, ...nothing })
  await show(id)
}

/** Forgets a kept run for good. The page is left with an untrained network if it was the one in view. */
export function remove(id: number): void {
  if (id === run.value.id) {
    endWorker()
    remember(null)
    dispatch({ kind: 'reset' })
  }
  dropRun(id)
}

/** Stops a run that is under way, and waits until all of it is kept. */
async function putAside(): Promise<void> {
  if (!isBusy(run.value)) return
  // Nothing has been learnt: there is nothing to wait for.
  if (run.value.origin.kind === 'untrained') return endWorker()
  stop()
  await new Promise<void>((resolve) => {
    const unsubscribe = run.subscribe((state) => {
      if (isBusy(state)) return
      queueMicrotask(() => unsubscribe())
      resolve()
    })
  })
}

function endWorker(): void {
  worker?.terminate()
  worker = undefined
  training = undefined
  waiting = []
}

function evaluate(model: ModelData): void {
  send({ kind: 'evaluate', model, files: full })
}

let requests = 0
const asked = new Map<number, (images: readonly Uint8Array[]) => void>()

/** The pixels of test images, `[784]` each. */
export function testImages(indices: readonly number[]): Promise<readonly Uint8Array[]> {
  const request = ++requests
  send({ kind: 'showImages', request, indices, files: full })
  return new Promise((resolve) => asked.set(request, resolve))
}

function send(command: Parameters<TrainingWorker['send']>[0]): void {
  openWorker().send(command)
}

function openWorker(): TrainingWorker {
  worker ??= createTrainingWorker(receive)
  return worker
}

type Sampled = Extract<RunEvent, { kind: 'sample' }>

let waiting: Sampled[] = []
let timer = 0

/** What the run tells. */
function follow(event: RunEvent): void {
  if (event.kind === 'sample') {
    waiting.push(event)
    timer ||= window.setTimeout(takeSamples, SAMPLES_MS)
    return
  }
  takeSamples()
  if (event.kind === 'failed') {
    fail(failureOf(event.error))
    return
  }
  dispatch(event)
  if (event.kind === 'finished') evaluate(run.value.model)
  if (event.kind === 'checkpoint' || event.kind === 'stopped' || event.kind === 'finished') keep()
}

/** What else the worker tells. */
function receive(event: Event): void {
  if (event.kind === 'images') {
    asked.get(event.request)?.(event.images)
    asked.delete(event.request)
    return
  }
  if (event.kind === 'failed') fail(event.failure)
  if (event.kind !== 'evaluated') return
  dispatch(event)
  keep()
}

function fail(failure: Failure): void {
  dispatch({ kind: 'failed', failure })
  // A worker that failed may hold half a run: the next command gets a new one.
  endWorker()
}

function takeSamples(): void {
  clearTimeout(timer)
  timer = 0
  const last = waiting.at(-1)
  if (last === undefined) return
  const samples = waiting.map(({ kind, parameters, ...sample }) => sample)
  waiting = []
  dispatch({ kind: 'samples', samples, parameters: last.parameters })
}

function keep(): void {
  if (!isLoaded) {
    loading?.then(keep)
    return
  }
  if (run.value.id === null && isTrained(run.value)) dispatch({ kind: 'number', id: nextId() })
  const record = recordOf(run.value)
  if (record === null) return
  keepRun(record)
  remember(record.id)
}

function remember(id: number | null): void {
  // Storage that fails says so when a run is kept.
  storeCurrent(id).catch(() => {})
}

function dispatch(action: Action): void {
  run.value = reduce(run.value, action)
}
