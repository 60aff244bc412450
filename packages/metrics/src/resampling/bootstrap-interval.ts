import { checkInteger, type Metric, OneloopError, type Targets, targetsPerRow } from '@oneloop/core'
import { checkPositiveInteger } from '../check-rows.ts'
import { outputsPerRow } from '../outputs-of.ts'
import { quantile } from './quantile.ts'
import { randomBelow } from './random-below.ts'

/** A metric with how far it would move on other rows of the same kind. */
export interface BootstrapInterval {
  /** The metric over the rows themselves. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** Resamples on which the metric was a number. */
  readonly resamples: number
}

/**
 * The percentile bootstrap: draws as many rows as there are, with replacement, `resamples` times, and gives the interval
 * that holds the middle `level` of the metric's values. A pure function of the seed and the rows.
 * Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13; https://doi.org/10.1214/aos/1176344552
 *
 * @param outputs `[n, outputs]`
 * @param options `resamples`: how many, default 1,000; `level`: in (0, 1), default 0.95
 * @throws SHAPE_MISMATCH, ARGUMENT_INVALID, and what the metric throws
 * @example bootstrapInterval(rocAuc, await predict(model, loader, { backend }), test.targets, { seed: 1 })
 */
export function bootstrapInterval(
  metric: Metric,
  outputs: Float32Array,
  targets: Targets,
  options: { readonly seed: number; readonly resamples?: number; readonly level?: number },
): BootstrapInterval {
  const { seed, resamples = 1000, level = 0.95 } = options
  checkInteger('seed', seed, Number.MIN_SAFE_INTEGER)
  checkPositiveInteger('resamples', resamples)
  if (!(level > 0 && level < 1)) {
    throw new OneloopError(`level is ${level}`, { code: 'ARGUMENT_INVALID', fix: 'level is between 0 and 1' })
  }
  const perRow = outputsPerRow(outputs, targets)
  const rows = targets.data.length / targetsPerRow(targets)
  const order = new Uint32Array(rows)
  const drawn: number[] = []
  for (let round = 0; round < resamples; round++) {
    for (let i = 0; i < rows; i++) order[i] = randomBelow(rows, seed, round, i)
    const value = metric(gather(outputs, perRow, order), targetsOf(targets, order))
    if (!Number.isNaN(value)) drawn.push(value)
  }
  const sorted = Float64Array.from(drawn).sort()
  return {
    value: metric(outputs, targets),
    low: quantile(sorted, (1 - level) / 2),
    high: quantile(sorted, (1 + level) / 2),
    resamples: drawn.length,
  }
}

function targetsOf(targets: Targets, order: Uint32Array): Targets {
  switch (targets.kind) {
    case 'classes':
      return { ...targets, data: gather(targets.data, 1, order) }
    case 'labels':
      return { ...targets, data: gather(targets.data, targets.outputs, order) }
    case 'values':
      return { ...targets, data: gather(targets.data, targets.outputs, order) }
  }
}

/** The rows of `values` `[n, width]` that `order` names, in its order. */
function gather<Values extends Float32Array | Uint8Array | Uint16Array>(
  values: Values,
  width: number,
  order: Uint32Array,
): Values {
  const gathered = values.slice(0, order.length * width) as Values
  for (let i = 0; i < order.length; i++) {
    const from = order[i]! * width
    for (let k = 0; k < width; k++) gathered[i * width + k] = values[from + k]!
  }
  return gathered
}
