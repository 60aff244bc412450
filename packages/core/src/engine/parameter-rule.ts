import type { ParameterRule, Program } from '../contract/engine.ts'

/** How a program trains one parameter: by a rule of its own, or as the optimizer trains all. */
export function parameterRule({ parameterRules, optimizer }: Program, name: string): ParameterRule {
  return parameterRules?.[name] ?? { learningRateFactor: 1, weightDecay: optimizer.weightDecay }
}
