import type { Metric } from '@oneloop/core'
import type { Preprocessing } from '@oneloop/data'
import { meanAbsoluteError, rootMeanSquaredError } from '@oneloop/metrics'

/** A network's values, `[rows, outputs]`, in the target columns' own units: it learns them at mean 0 and standard deviation 1. */
export function inOwnUnits(values: Float32Array, preprocessing: Preprocessing | null): Float32Array {
  const target = preprocessing?.target
  if (target?.kind !== 'values') return values
  return values.map((value, i) => {
    const { scale, offset } = target.columns[i % target.columns.length]!
    return value * scale + offset
  })
}

/** What is measured after every epoch of a regression: MAE and RMSE in the target's own units. Of other tasks nothing. */
export function ownUnitMetrics(preprocessing: Preprocessing | null): Record<string, Metric> {
  if (preprocessing?.target.kind !== 'values') return {}
  const inUnits =
    (metric: Metric): Metric =>
    (outputs, targets) => {
      if (targets.kind !== 'values') return metric(outputs, targets)
      const actual = { ...targets, data: inOwnUnits(targets.data, preprocessing) }
      return metric(inOwnUnits(outputs, preprocessing), actual)
    }
  return { mae: inUnits(meanAbsoluteError), rmse: inUnits(rootMeanSquaredError) }
}
