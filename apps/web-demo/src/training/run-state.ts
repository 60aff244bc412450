import { type EpochReport, Mlp } from 'oneloop'
import { type ModelData, modelData } from './model-data.ts'
import type { Evaluation, Event, Failure, RunProgress } from './protocol.ts'
import { lessonConfig, type RunConfig } from './run-config.ts'

export type Phase =
  /** Nothing has been trained. */
  | 'idle'
  /** The data or the engine are on their way. */
  | 'fetching'
  | 'training'
  | 'paused'
  /** Ended before its last epoch, and can go on: `checkpoint` holds it. */
  | 'stopped'
  | 'finished'
  | 'failed'

/** All that the page knows of the run. Changes only by `reduce`. */
export interface RunState {
  readonly phase: Phase
  readonly config: RunConfig
  /** The network that the page shows and predicts with. */
  readonly model: ModelData
  /** Whether `model` has learnt anything. */
  readonly isTrained: boolean
  readonly fetched: { readonly loadedBytes: number; readonly totalBytes: number } | null
  readonly device: string | null
  readonly progress: RunProgress | null
  readonly reports: readonly EpochReport[]
  /** Loss over the steps so far, counted from the first epoch's first. */
  readonly lossCurve: readonly LossPoint[]
  readonly checkpoint: Uint8Array<ArrayBuffer> | null
  /** Gradient norms over the run, the latest last. */
  readonly gradientCurve: readonly GradientPoint[]
  readonly evaluation: Evaluation | null
  readonly weightsSha256: string | null
  readonly failure: Failure | null
}

export interface GradientPoint {
  readonly epochs: number
  /** By parameter name. */
  readonly norms: Readonly<Record<string, number>>
}

export type LossPoint = readonly [epochs: number, loss: number]

/** What the page itself does to a run, beside what the worker tells. */
export type Action =
  | Event
  | { readonly kind: 'configure'; readonly change: Partial<RunConfig> }
  | { readonly kind: 'begin' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'reset' }
  /** A run of an earlier visit, or a model out of a file. */
  | { readonly kind: 'restore'; readonly restored: Partial<RunState> }

export function initialState(config: RunConfig = lessonConfig): RunState {
  return {
    phase: 'idle',
    config,
    model: untrained(config),
    isTrained: false,
    fetched: null,
    device: null,
    progress: null,
    reports: [],
    lossCurve: [],
    checkpoint: null,
    gradientCurve: [],
    evaluation: null,
    weightsSha256: null,
    failure: null,
  }
}

export function reduce(state: RunState, action: Action): RunState {
  switch (action.kind) {
    case 'configure':
      return { ...state, config: { ...state.config, ...action.change } }
    case 'begin':
      return { ...initialState(state.config), phase: 'fetching' }
    case 'continue':
      return { ...state, phase: 'fetching', failure: null }
    case 'reset':
      return initialState()
    case 'restore':
      return { ...initialState(), ...action.restored }
    case 'fetching': {
      const { loadedBytes, totalBytes } = action
      return { ...state, fetched: { loadedBytes, totalBytes } }
    }
    case 'started':
      return { ...state, phase: 'training', device: action.device }
    case 'progress':
      return withProgress(state, action.progress)
    case 'epoch':
      return {
        ...withParameters(state, action.parameters),
        reports: [...state.reports.filter(({ epoch }) => epoch < action.report.epoch), action.report],
      }
    case 'checkpoint':
      return { ...state, checkpoint: action.bytes }
    case 'paused':
      return { ...state, phase: 'paused' }
    case 'resumed':
      return { ...state, phase: 'training' }
    case 'stopped':
      return { ...state, phase: 'stopped' }
    case 'finished':
      return { ...withParameters(state, action.parameters), phase: 'finished', weightsSha256: action.weightsSha256 }
    case 'evaluated':
      return { ...state, evaluation: action.evaluation }
    // Of the lesson's own worker, which has its own store.
    case 'stepped':
    case 'raced':
      return state
    case 'failed':
      return { ...state, phase: 'failed', failure: action.failure }
  }
}

/** The epochs done, in 0–1 of all. */
export function fractionDone({ config, progress, reports, phase }: RunState): number {
  if (phase === 'finished') return 1
  const within = progress === null || progress.epoch <= reports.length ? 0 : progress.step / progress.stepsPerEpoch
  return Math.min(1, (reports.length + within) / config.epochs)
}

export function isBusy({ phase }: RunState): boolean {
  return phase === 'fetching' || phase === 'training' || phase === 'paused'
}

function withProgress(state: RunState, progress: RunProgress): RunState {
  const at = progress.epoch - 1 + progress.step / progress.stepsPerEpoch
  return {
    ...(progress.parameters === undefined ? state : withParameters(state, progress.parameters)),
    progress,
    lossCurve: [...state.lossCurve.filter(([epochs]) => epochs < at), [at, progress.loss]],
    gradientCurve:
      progress.gradientNorms === undefined
        ? state.gradientCurve
        : [...state.gradientCurve.filter(({ epochs }) => epochs < at), { epochs: at, norms: progress.gradientNorms }],
  }
}

function withParameters(state: RunState, parameters: ModelData['parameters']): RunState {
  return { ...state, isTrained: true, model: { ...state.model, parameters } }
}

function untrained({ widths, seed }: RunConfig): ModelData {
  return modelData(new Mlp(widths, { seed }))
}
