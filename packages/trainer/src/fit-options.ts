import type { Backend, Loader, Loss, Metric, Optimizer, Schedule } from '@oneloop/core'
import type { ParameterRules } from './parameter-rules.ts'
import type { Callback, RunState } from './run.ts'

/** A loader of any rows but those of a test part, which three-part splits mark. */
export type ValidationLoader = Loader & { readonly dataset?: { readonly length: number; readonly isTest?: false } }

/** How to train. Everything but the backend and the number of epochs has a default. */
export interface FitOptions {
  /** What trains: `wasm()`, `tfjsWebGpu()`, `reference()`, `firstAvailable([...])`. */
  readonly backend: Backend
  /** Whole passes over the data. */
  readonly epochs: number
  /** Default `crossEntropy()`. */
  readonly loss?: Loss
  /** Default `adam()`. */
  readonly optimizer?: Optimizer
  /** Default `constant()`. */
  readonly schedule?: Schedule
  /** Clip gradients to this joint L2 norm. Default: no clipping. */
  readonly clipNorm?: number | null
  /** The seed of the dropout masks. Default 1. */
  readonly seed?: number
  /** Evaluated after every epoch; what stops a run, picks an epoch or lowers the learning rate looks at it. */
  readonly validation?: ValidationLoader
  /**
   * Evaluated after every epoch in place of a validation set, to be shown: its figures stand in the reports, and nothing
   * that stops or picks will look at them. Whoever chooses by them all the same has no honest figure left.
   */
  readonly test?: Loader
  /** Figures of your own over the validation or test set, by name: they stand in every report beside the built-in ones. */
  readonly metrics?: Readonly<Record<string, Metric>>
  /** Parameters that are trained otherwise than the rest: frozen, at another rate, without decay. Default: none. */
  readonly parameterRules?: ParameterRules
  /**
   * Keep a moving average of the weights, `average ← decay · average + (1 − decay) · weights` after every step, and
   * validate and return it instead of the last step's weights. In (0, 1), such as 0.999. Default: none.
   * Polyak & Juditsky 1992, https://doi.org/10.1137/0330046
   */
  readonly averageDecay?: number | null
  readonly callbacks?: readonly Callback[]
  /** Abort it to end the run after the step under way. */
  readonly signal?: AbortSignal
  /** Go on from here, with the same data and options, to the same bits as a run that never stopped. */
  readonly resume?: RunState
}

export const FIT_OPTION_NAMES = [
  'backend',
  'epochs',
  'loss',
  'optimizer',
  'schedule',
  'clipNorm',
  'seed',
  'validation',
  'test',
  'metrics',
  'parameterRules',
  'averageDecay',
  'callbacks',
  'signal',
  'resume',
] as const satisfies readonly (keyof FitOptions)[]
