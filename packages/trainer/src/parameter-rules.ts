import { checkFields, nearest, type Optimizer, type ParameterRule } from '@oneloop/core'
import { invalid } from './fit-error.ts'

/** How some parameters are trained otherwise than the rest. What is left out is as it is for all. */
export interface ParameterOptions {
  /** Multiplies the learning rate. */
  readonly learningRateFactor?: number
  /** In place of the optimizer's. */
  readonly weightDecay?: number
  /** Leaves them as they are: the same as a factor of 0. */
  readonly frozen?: boolean
}

/**
 * Options by the names of parameters, where `*` stands for anything: `'fc1.*'`, `'*.bias'`. Of several that fit, each
 * option is the last one's.
 *
 * @example { 'fc1.*': { frozen: true }, '*.bias': { weightDecay: 0 } }
 */
export type ParameterRules = Readonly<Record<string, ParameterOptions>>

/**
 * The rule of every parameter that some pattern names.
 *
 * @throws OneloopError `FIT_INVALID` for a pattern that names no parameter, or an option out of range
 */
export function resolveParameterRules(
  rules: ParameterRules,
  names: readonly string[],
  optimizer: Optimizer,
): Record<string, ParameterRule> {
  const resolved: Record<string, ParameterRule> = {}
  for (const [pattern, options] of Object.entries(rules)) {
    checkOptions(pattern, options)
    const named = names.filter((name) => toRegExp(pattern).test(name))
    if (named.length === 0) throw noParameter(pattern, names)
    const { learningRateFactor, frozen, weightDecay } = options
    for (const name of named) {
      const before = resolved[name] ?? { learningRateFactor: 1, weightDecay: optimizer.weightDecay }
      resolved[name] = {
        learningRateFactor: frozen ? 0 : (learningRateFactor ?? before.learningRateFactor),
        weightDecay: weightDecay ?? before.weightDecay,
      }
    }
  }
  return resolved
}

function toRegExp(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}

function checkOptions(pattern: string, options: ParameterOptions): void {
  checkFields(`the rule '${pattern}'`, options, ['learningRateFactor', 'weightDecay', 'frozen'], 'FIT_INVALID')
  for (const name of ['learningRateFactor', 'weightDecay'] as const) {
    const value = options[name]
    if (value !== undefined && !(value >= 0 && Number.isFinite(value))) {
      throw invalid(`the rule '${pattern}': ${name} is a finite number, not negative, not ${value}`)
    }
  }
}

function noParameter(pattern: string, names: readonly string[]) {
  const near = nearest(pattern, names)
  return invalid(
    `no parameter is named '${pattern}'`,
    near === undefined ? `there are ${names.join(', ')}` : `did you mean '${near}'?`,
  )
}
