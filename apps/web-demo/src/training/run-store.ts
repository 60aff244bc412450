import { full } from 'virtual:mnist'
import { signal } from '@preact/signals'
import { missingFeature } from './missing-feature.ts'
import type { ModelData } from './model-data.ts'
import type { RunConfig } from './run-config.ts'
import { type Action, initialState, type RunState, reduce } from './run-state.ts'
import { forgetRun, storedRun, storeRun } from './stored-run.ts'
import { createTrainingWorker, type TrainingWorker } from './training-worker.ts'

/** The one place that holds the run. Components read it and call the functions below. */
export const run = signal<RunState>(initialState())

/** Whether finished epochs can be kept in this browser. */
export const storage = signal<'working' | 'failing'>('working')

let worker: TrainingWorker | undefined

/** Brings back the run of an earlier visit. */
export async function startRunStore(): Promise<void> {
  const restored = await storedRun()
  if (restored === undefined || run.value.phase !== 'idle') return
  dispatch({ kind: 'restore', restored })
  if (restored.phase === 'finished') evaluate(run.value.model)
}

export function configure(change: Partial<RunConfig>): void {
  dispatch({ kind: 'configure', change })
}

export function train(): void {
  dispatch({ kind: 'begin' })
  const missing = missingFeature()
  if (missing !== undefined) {
    const message = `this browser has no ${missing}`
    dispatch({ kind: 'failed', failure: { code: 'UNSUPPORTED_BROWSER', message } })
    return
  }
  send({ kind: 'train', config: run.value.config, files: full })
}

/** Lets a paused run go on, or one that was stopped, lost or stored. */
export function resume(): void {
  const { phase, checkpoint, config } = run.value
  if (phase === 'paused') send({ kind: 'resume' })
  else if (checkpoint === null) train()
  else goOn(config, checkpoint)
}

function goOn(config: RunConfig, checkpoint: Uint8Array): void {
  dispatch({ kind: 'continue' })
  send({ kind: 'train', config, files: full, checkpoint })
}

export function pause(): void {
  send({ kind: 'pause' })
}

export function stop(): void {
  send({ kind: 'stop' })
}

/** Back to an untrained network; the stored run is forgotten. */
export function reset(): void {
  worker?.terminate()
  worker = undefined
  forgetRun().catch(() => {})
  dispatch({ kind: 'reset' })
}

/** Makes `model` the page's network, and evaluates it. */
export function adopt(model: ModelData): void {
  worker?.terminate()
  worker = undefined
  dispatch({ kind: 'restore', restored: { config: run.value.config, model, isTrained: true } })
  evaluate(model)
}

function evaluate(model: ModelData): void {
  send({ kind: 'evaluate', model, files: full })
}

function send(command: Parameters<TrainingWorker['send']>[0]): void {
  worker ??= createTrainingWorker(receive)
  worker.send(command)
}

function receive(action: Action): void {
  dispatch(action)
  if (action.kind === 'checkpoint') keep(action.bytes)
  if (action.kind === 'finished') evaluate(run.value.model)
  if (action.kind === 'failed') {
    // A worker that failed may hold half a run: the next command gets a new one.
    worker?.terminate()
    worker = undefined
  }
}

function keep(bytes: Uint8Array<ArrayBuffer>): void {
  storeRun(bytes).then(
    () => {
      storage.value = 'working'
    },
    () => {
      storage.value = 'failing'
    },
  )
}

function dispatch(action: Action): void {
  run.value = reduce(run.value, action)
}
