import { type Optimizer, type OptimizerName, optimizers } from '@oneloop/core'
import type { Fields } from './record.ts'

/** The least float32 that is not denormal. */
const SMALLEST_NORMAL = 2 ** -126

/** What the record of an optimizer's numbers leaves out. */
const ELSEWHERE: readonly string[] = ['kind', 'learningRate', 'weightDecay']

/**
 * The numbers that an optimizer's kernel reads, by the names that core gives them: all of its hyperparameters but the
 * learning rate, which each step has its own of, and the weight decay, which each parameter has. A yes or no is 1 or 0.
 *
 * `epsilon` is never 0: an update of nothing by nothing would be NaN in the columns that pad a panel.
 */
export function hyperparametersOf(optimizer: Optimizer): Record<string, number> {
  const numbers: Record<string, number> = {}
  for (const [name, value] of Object.entries(optimizer)) {
    if (!ELSEWHERE.includes(name)) numbers[name] = Number(value)
  }
  if (numbers['epsilon'] !== undefined) numbers['epsilon'] = Math.max(numbers['epsilon'], SMALLEST_NORMAL)
  return numbers
}

/** The record of those numbers. They are float64, because 1 − β of a float32 β would have lost half of its digits. */
export function hyperparameterFields(kind: OptimizerName): Fields {
  const names = Object.keys(hyperparametersOf(optimizers[kind]()))
  return Object.fromEntries(names.map((name) => [name, 'f64']))
}
