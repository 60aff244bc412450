/** What a setting may be in a study. */
export type ParameterValue = number | string | boolean

/** A number between two bounds, both included. */
export interface FloatParameter {
  readonly kind: 'float'
  readonly min: number
  readonly max: number
  /** Whether its logarithm is spread evenly: for what is tried by factors, such as a learning rate. */
  readonly log: boolean
  /** How many values a grid takes of it, the bounds among them. */
  readonly steps?: number
  readonly when?: Condition
}

/** A whole number between two bounds, both included. */
export interface IntParameter {
  readonly kind: 'int'
  readonly min: number
  readonly max: number
  readonly log: boolean
  /** How many values a grid takes of it; all of them unless said. */
  readonly steps?: number
  readonly when?: Condition
}

/** One of a few values. */
export interface ChoiceParameter {
  readonly kind: 'choice'
  readonly values: readonly ParameterValue[]
  readonly when?: Condition
}

/** A parameter of a space to search. */
export type Parameter = FloatParameter | IntParameter | ChoiceParameter

/** A parameter has a value only where another one, named before it in the space, has one of these. */
export interface Condition {
  readonly name: string
  readonly values: readonly ParameterValue[]
}

/** What is searched: each setting's name and what it may be. The order of the names is part of it. */
export type Space = Readonly<Record<string, Parameter>>

/** The settings of one trial. Those whose condition does not hold are missing. */
export type Settings = Readonly<Record<string, ParameterValue>>

interface RangeOptions {
  readonly log?: boolean
  readonly steps?: number
  readonly when?: Condition
}

/**
 * A parameter that is a number of a range.
 *
 * @example float(1e-4, 1e-1, { log: true })
 */
export function float(min: number, max: number, { log = false, ...rest }: RangeOptions = {}): FloatParameter {
  return { kind: 'float', min, max, log, ...rest }
}

/**
 * A parameter that is a whole number of a range.
 *
 * @example int(1, 4)
 */
export function int(min: number, max: number, { log = false, ...rest }: RangeOptions = {}): IntParameter {
  return { kind: 'int', min, max, log, ...rest }
}

/**
 * A parameter that is one of some values.
 *
 * @example choice(['32', '64,32', '128,64'])
 */
export function choice(values: readonly ParameterValue[], rest: { readonly when?: Condition } = {}): ChoiceParameter {
  return { kind: 'choice', values, ...rest }
}
