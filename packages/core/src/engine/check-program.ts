import { activationNames, activations } from '../activations/index.ts'
import { UnsupportedProgramError } from '../contract/backend-errors.ts'
import type { Program } from '../contract/engine.ts'
import { checkRule } from '../errors/check-rule.ts'
import { unknownName } from '../errors/nearest.ts'
import type { OneloopError } from '../errors/oneloop-error.ts'
import type { Layer } from '../layer.ts'
import { type Loss, losses } from '../losses/index.ts'
import { type Optimizer, optimizers } from '../optimizers/index.ts'
import { checkArrays } from './check-state.ts'

/**
 * Checks what no backend can train: names that do not exist, numbers that are missing, layers that do not fit each other.
 * Types alone do not stop a program written in JavaScript. A backend calls it first in `createEngine`.
 *
 * @param backend the backend's name
 * @throws UnsupportedProgramError
 * @throws OneloopError `STATE_DICT_MISMATCH` when the parameters are not those of the layers
 */
export function checkProgram(backend: string, program: Program): void {
  const { layers, parameters, loss, optimizer, clipNorm, maxBatchSize } = program
  const refuse: Refuse = (reason, fix) => {
    throw new UnsupportedProgramError(backend, reason, fix)
  }
  checkLayers(layers, refuse)
  const outputs = layers.at(-1)!.out
  checkRuleOf('loss', loss, losses, outputs, refuse)
  checkRuleOf('optimizer', optimizer, optimizers, outputs, refuse)
  if (clipNorm !== null && !(clipNorm > 0)) refuse(`clipNorm is ${clipNorm}`, 'give a number above 0, or null')
  if (!(Number.isInteger(maxBatchSize) && maxBatchSize >= 1)) {
    refuse(`maxBatchSize is ${maxBatchSize}`, 'give the most rows that a batch will have')
  }
  checkArrays(layers, parameters)
  checkParameterRules(program, refuse)
}

type Refuse = (reason: string, fix: string) => never

function checkLayers(layers: readonly Layer[], refuse: Refuse): void {
  if (layers.length === 0) refuse('it has no layers', 'give at least one')
  layers.forEach((layer, i) => {
    const { name, activation, dropout } = layer
    if (!Object.hasOwn(activations, activation)) {
      refuse(unknownName('activation', String(activation), activationNames), 'choose a known one')
    }
    for (const width of [layer.in, layer.out]) {
      if (!(Number.isInteger(width) && width >= 1)) refuse(`a layer is ${width} wide`, 'give whole numbers from 1 up')
    }
    if (!(dropout >= 0 && dropout < 1)) refuse(`dropout of ${name} is ${dropout}`, 'give a number in [0, 1)')
    const next = layers[i + 1]
    if (next !== undefined && next.in !== layer.out) {
      refuse(`${name} gives ${layer.out} features and ${next.name} takes ${next.in}`, 'make them equal')
    }
  })
}

function checkParameterRules({ parameters, parameterRules = {} }: Program, refuse: Refuse): void {
  for (const [name, rule] of Object.entries(parameterRules)) {
    if (!Object.hasOwn(parameters, name)) refuse(`it has a rule for ${name}, which is no parameter`, 'leave it out')
    for (const what of ['learningRateFactor', 'weightDecay'] as const) {
      const value = rule[what]
      if (!(Number.isFinite(value) && value >= 0)) refuse(`${what} of ${name} is ${value}`, 'give a number from 0 up')
    }
  }
}

/** A loss or optimizer is as its own function makes it: no option is missing, out of range, or of other outputs. */
function checkRuleOf(
  what: string,
  rule: Loss | Optimizer,
  makers: typeof losses | typeof optimizers,
  outputs: number,
  refuse: Refuse,
): void {
  try {
    checkRule(what, rule, makers, 'ARGUMENT_INVALID')
  } catch (cause) {
    refuse((cause as OneloopError).message, `make the ${what} with its function`)
  }
  const { kind } = rule
  const usual: Loss | Optimizer = Reflect.get(makers, kind)()
  for (const [name, usually] of Object.entries(usual)) {
    const value: unknown = Reflect.get(rule, name)
    if (value === undefined) refuse(`${kind} has no ${name}`, `make it with ${kind}()`)
    // An option that is null by default is an array with a number for each output.
    if (usually !== null || value === null) continue
    if (!Array.isArray(value)) refuse(`${name} of ${kind} is no array`, 'give an ordinary array of numbers')
    const { length } = value as unknown[]
    if (length !== outputs) refuse(`${name} has ${length} numbers for ${outputs} outputs`, 'give one for each output')
  }
}
