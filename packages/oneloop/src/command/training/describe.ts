import type { Loss, Optimizer, Schedule } from '@oneloop/core'
import type { TrainAndTest } from '@oneloop/mnist-data'
import { kebab } from '../options.ts'

const count = (n: number) => n.toLocaleString('en-US')

/** `1 step`, `938 steps`. */
export function plural(n: number, what: string): string {
  return `${count(n)} ${what}${n === 1 ? '' : 's'}`
}

/** The data in two lines: counts and shapes, then where it comes from. */
export function describeData({ train, test }: TrainAndTest): string {
  const labels = train.classNames.join(' ')
  const verified = train.isVerified && test.isVerified ? ', sha256 verified' : ''
  return [
    `Data ready: ${count(train.length)} training and ${count(test.length)} test images, ${train.rows}×${train.columns} grey, classes ${labels}`,
    `  features [${train.length}, ${train.width}] bytes, labels [${train.length}]; ${train.source}${verified}`,
  ].join('\n')
}

/** `adam (learningRate 0.001, beta1 0.9, …)`: a loss, optimizer or schedule with its numbers. */
export function describeRule({ kind, ...options }: Loss | Optimizer | Schedule): string {
  const shown = Object.entries(options).filter(([, value]) => value !== null)
  const numbers = shown.map(([name, value]) => `${name} ${value}`).join(', ')
  return numbers === '' ? kebab(kind) : `${kebab(kind)} (${numbers})`
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
