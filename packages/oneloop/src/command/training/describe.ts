import type { Loss, Optimizer, Schedule } from '@oneloop/core'
import type { Dataset } from '@oneloop/data'
import { kebab } from '../options.ts'
import type { Split } from './config.ts'
import type { Parts } from './parts.ts'

const count = (n: number) => n.toLocaleString('en-US')

/** `1 step`, `938 steps`. */
export function plural(n: number, what: string): string {
  return `${count(n)} ${what}${n === 1 ? '' : 's'}`
}

/** Images by name: counts and shapes, where they come from, and what each part is for. */
export function describeData(all: Dataset, { train, validation, test }: Parts, fold: Split['fold']): string[] {
  const held = validation === null ? '' : `, ${count(validation.length)} validation`
  const parts = `${count(train.length)} training${held} and ${count(test.length)} test images`
  const verified = all.isVerified && test.isVerified ? ', sha256 verified' : ''
  return [
    `Data ready: ${parts}, ${all.rows}×${all.columns} grey, classes ${all.classNames.join(' ')}`,
    `  features [${all.length}, ${all.width}] bytes, labels [${all.length}]; ${all.source}${verified}`,
    `  ${useOfParts(validation !== null, fold)}`,
  ]
}

function useOfParts(isHeldBack: boolean, fold: Split['fold']): string {
  const test = fold === null ? 'the test images' : `the images of fold ${fold.place} of ${fold.of}`
  return isHeldBack
    ? `evaluated after every epoch: the validation images, held back from training; ${test} once, at the end`
    : `evaluated after every epoch: ${test}, and nothing is decided by them`
}

/** `adam (learningRate 0.001, beta1 0.9, …)`: a loss, optimizer or schedule with its numbers. */
export function describeRule(rule: Loss | Optimizer | Schedule): string {
  if (rule.kind === 'warmup') return `warm-up of ${plural(rule.steps, 'step')}, then ${describeRule(rule.after)}`
  if (rule.kind === 'sequence') {
    const parts = rule.parts.map(({ epochs, schedule }, i) =>
      i === rule.parts.length - 1 ? describeRule(schedule) : `${describeRule(schedule)} for ${plural(epochs, 'epoch')}`,
    )
    return parts.join(', then ')
  }
  const { kind, ...options } = rule
  const shown = Object.entries(options).filter(([, value]) => value !== null)
  const numbers = shown.map(([name, value]) => `${name} ${words(value)}`).join(', ')
  return numbers === '' ? kebab(kind) : `${kebab(kind)} (${numbers})`
}

const short = (value: number) => Number(value.toPrecision(6))

/** The first of many class weights are enough. */
function words(value: unknown): string {
  if (typeof value === 'number') return String(short(value))
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value)
  const shown = value.slice(0, 10).map((number) => short(number as number))
  return `[${shown.join(', ')}${value.length > shown.length ? ', …' : ''}]`
}

/** `3.2 s`, `2 min 5 s`. */
export function describeSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?'
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 90) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** A path as it can be pasted into a shell. */
export function shellWord(path: string): string {
  return /^[\w./@%+:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
