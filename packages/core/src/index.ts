export {
  type Activation,
  type ActivationName,
  activationNames,
  activations,
  LEAKY_RELU_SLOPE,
} from './activations/index.ts'
export { concat } from './bytes/concat.ts'
export { sha256 } from './bytes/sha256.ts'
export { BackendUnavailableError, UnsupportedProgramError } from './contract/backend-errors.ts'
export type { Batch, InputRows } from './contract/batch.ts'
export * from './contract/engine.ts'
export { firstAvailable, type Skipped } from './contract/first-available.ts'
export type { Loader } from './contract/loader.ts'
export type { Metric } from './contract/metric.ts'
export {
  type ClassTargets,
  type LabelTargets,
  type TargetKind,
  type Targets,
  targetsPerRow,
  type ValueTargets,
} from './contract/targets.ts'
export { checkFields, describeValue } from './errors/check-fields.ts'
export { checkInteger } from './errors/check-integer.ts'
export { checkRule } from './errors/check-rule.ts'
export { ERROR_CODES, type ErrorCode, type ErrorCodeText } from './errors/error-codes.ts'
export { nearest, unknownName } from './errors/nearest.ts'
export { OneloopError, type OneloopErrorOptions } from './errors/oneloop-error.ts'
export { printable } from './errors/printable.ts'
export { type EpochReport, History, type HistoryJson, isBetter, type Monitor, score } from './history/index.ts'
export type { Layer, NamedArrays, StateDict, Tensor } from './layer.ts'
export * from './losses/index.ts'
export * from './optimizers/index.ts'
export * from './schedules/index.ts'
export { learningRateAt, type Position } from './schedules/learning-rate-at.ts'
export type { LearningRateRange } from './schedules/learning-rate-range.ts'
