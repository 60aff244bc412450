import type { RunEvent, RunProgress } from '@oneloop/browser'
import type { EpochReport } from 'oneloop'
import { type ModelData, modelData } from './model-data.ts'
import type { Event, Failure, RunSample, TestScore } from './protocol.ts'
import { continued, lessonConfig, networkOf, type RunConfig } from './run-config.ts'
import type { RunRecord } from './run-record.ts'

export type Phase =
  /** Nothing is being trained, and nothing waits to go on. */
  | 'idle'
  /** The data or the engine are on their way. */
  | 'fetching'
  | 'training'
  | 'paused'
  /** Ended before its last epoch, and can go on: `checkpoint` holds it. */
  | 'stopped'
  | 'finished'
  | 'failed'

/** Where the page's network comes from. */
export type Origin =
  | { readonly kind: 'untrained' }
  /** The run in view. */
  | { readonly kind: 'run' }
  | { readonly kind: 'file'; readonly name: string }

/** All that the page knows of the run in view, and of the network that it shows. Changes only by `reduce`. */
export interface PageRun {
  readonly phase: Phase
  /** What the next run will be set up with. */
  readonly settings: RunConfig
  /** The run's number among those of this browser, or the opened file's; null while it is not kept. */
  readonly id: number | null
  /** How the run in view was set up. */
  readonly config: RunConfig
  /** The network that the page shows and predicts with. */
  readonly model: ModelData
  readonly origin: Origin
  readonly fetched: { readonly loadedBytes: number; readonly totalBytes: number } | null
  readonly device: string | null
  readonly progress: RunProgress | null
  readonly reports: readonly EpochReport[]
  /** The run at fixed steps, the latest last. */
  readonly samples: readonly RunSample[]
  readonly checkpoint: Uint8Array<ArrayBuffer> | null
  readonly evaluation: TestScore | null
  readonly weightsSha256: string | null
  readonly failure: Failure | null
}

/** What the page itself does to a run, beside what the worker tells. */
export type Action =
  | Extract<Event, { kind: 'evaluated' | 'failed' }>
  | Exclude<RunEvent, { kind: 'sample' | 'failed' }>
  /** Some samples together, the weights being those of the last one. */
  | { readonly kind: 'samples'; readonly samples: readonly RunSample[]; readonly parameters: ModelData['parameters'] }
  | { readonly kind: 'configure'; readonly change: Partial<RunConfig> }
  | { readonly kind: 'begin' }
  /** The run in view gets its number, with which it is kept. */
  | { readonly kind: 'number'; readonly id: number }
  | { readonly kind: 'continue' }
  | { readonly kind: 'reset' }
  /** A run or an opened network that this browser keeps becomes the one in view. */
  | { readonly kind: 'show'; readonly record: RunRecord }

export function initialState(settings: RunConfig = lessonConfig): PageRun {
  return {
    phase: 'idle',
    settings,
    id: null,
    config: settings,
    model: modelData(networkOf(settings)),
    origin: { kind: 'untrained' },
    fetched: null,
    device: null,
    progress: null,
    reports: [],
    samples: [],
    checkpoint: null,
    evaluation: null,
    weightsSha256: null,
    failure: null,
  }
}

export function reduce(state: PageRun, action: Action): PageRun {
  switch (action.kind) {
    case 'configure': {
      const settings = { ...state.settings, ...action.change }
      // An untrained network is the one that the settings describe.
      const isUntouched = state.phase === 'idle' && state.origin.kind === 'untrained'
      return isUntouched ? initialState(settings) : { ...state, settings }
    }
    case 'begin':
      return { ...initialState(state.settings), phase: 'fetching' }
    case 'number':
      return { ...state, id: action.id }
    case 'continue': {
      const config = continued(state.config, state.settings, state.reports.length)
      return { ...state, phase: 'fetching', config, settings: config, failure: null }
    }
    case 'reset':
      return initialState()
    case 'show':
      return shown(state.settings, action.record)
    case 'loading': {
      const { loadedBytes, totalBytes } = action
      return { ...state, fetched: { loadedBytes, totalBytes } }
    }
    case 'started':
      return { ...state, phase: 'training', device: action.device }
    case 'progress': {
      const { kind, ...progress } = action
      return { ...state, progress }
    }
    case 'samples':
      return { ...withParameters(state, action.parameters), samples: appended(state.samples, action.samples) }
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
      if (action.parameters === null) return initialState(state.settings)
      return { ...withParameters(state, action.parameters), phase: 'stopped' }
    case 'finished': {
      const { weightsSha256, parameters } = action
      return { ...withParameters(state, parameters), phase: 'finished', checkpoint: null, weightsSha256 }
    }
    case 'evaluated':
      // What was evaluated is no longer in view when a new run has begun.
      return isBusy(state) ? state : { ...state, evaluation: action.evaluation }
    case 'failed':
      return { ...state, phase: 'failed', failure: action.failure }
  }
}

/** The epochs done, in 0–1 of all. */
export function fractionDone({ config, progress, reports, phase }: PageRun): number {
  if (phase === 'finished') return 1
  const within = progress === null || progress.epoch <= reports.length ? 0 : progress.step / progress.stepsPerEpoch
  return Math.min(1, (reports.length + within) / config.epochs)
}

export function isBusy({ phase }: PageRun): boolean {
  return phase === 'fetching' || phase === 'training' || phase === 'paused'
}

/** Whether the page's network has learnt anything. */
export function isTrained({ origin }: PageRun): boolean {
  return origin.kind !== 'untrained'
}

/** Of the page's network on the test images, 0–1; null while it is not known. */
export function accuracyOf({ origin, reports, evaluation }: PageRun): number | null {
  return evaluation?.accuracy ?? (origin.kind === 'run' ? (reports.at(-1)?.accuracy ?? null) : null)
}

function shown(settings: RunConfig, record: RunRecord): PageRun {
  const { id, model, reports, samples, device, checkpoint, weightsSha256, origin } = record
  const kept = { id, model, reports, samples, device, checkpoint, weightsSha256 }
  if (origin.kind === 'file') return { ...initialState(settings), ...kept, origin }
  const { config } = origin
  const phase = checkpoint === null ? 'finished' : 'stopped'
  return { ...initialState(config), ...kept, config, phase, origin: { kind: 'run' } }
}

/** The samples in order: a run that goes on from an earlier place gives those after it anew. */
function appended(before: readonly RunSample[], added: readonly RunSample[]): RunSample[] {
  const [first] = added
  if (first === undefined) return [...before]
  return [...before.filter((sample) => place(sample) < place(first)), ...added]
}

function place({ epoch, step, stepsPerEpoch }: RunSample): number {
  return (epoch - 1) * stepsPerEpoch + step
}

function withParameters(state: PageRun, parameters: ModelData['parameters']): PageRun {
  return { ...state, origin: { kind: 'run' }, model: { ...state.model, parameters } }
}
