import { readFileSync } from 'node:fs'
import type { Metric, Targets } from '@oneloop/core'
import { describe, expect, test } from 'vitest'
import {
  accuracy,
  averagePrecision,
  balancedAccuracy,
  brierScore,
  logLoss,
  matthewsCorrelation,
  meanAbsoluteError,
  precisionRecallCurves,
  r2Score,
  rocAuc,
  rocCurves,
  rootMeanSquaredError,
  topK,
} from './index.ts'
import { quantile } from './resampling/quantile.ts'

type Numbers = readonly (number | null)[]

interface Case {
  readonly name: string
  readonly kind: Targets['kind']
  readonly outputs: number
  readonly predicted: readonly number[]
  readonly data: readonly number[]
  readonly figures: Readonly<Record<string, number | null>>
  readonly curves?: readonly {
    readonly roc: Readonly<Record<'thresholds' | 'falsePositiveRate' | 'truePositiveRate', Numbers>>
    readonly precisionRecall: Readonly<Record<'thresholds' | 'precision' | 'recall', Numbers>>
  }[]
}

const { cases, sample, quantiles } = JSON.parse(
  readFileSync(new URL('../fixtures/sklearn.json', import.meta.url), 'utf8'),
) as { cases: Case[]; sample: number[]; quantiles: { q: number; value: number }[] }

const metrics: Readonly<Record<string, Metric>> = {
  accuracy,
  top2: topK(2),
  balancedAccuracy,
  matthewsCorrelation,
  rocAuc,
  averagePrecision,
  logLoss,
  brierScore,
  meanAbsoluteError,
  rootMeanSquaredError,
  r2Score,
}

function targetsOf({ kind, outputs, data }: Case): Targets {
  switch (kind) {
    case 'classes':
      return { kind, data: Uint8Array.from(data) }
    case 'labels':
      return { kind, outputs, data: Uint8Array.from(data) }
    case 'values':
      return { kind, outputs, data: Float32Array.from(data) }
  }
}

function expectClose(found: ArrayLike<number>, wanted: Numbers): void {
  expect(found.length).toBe(wanted.length)
  for (const [i, value] of wanted.entries()) {
    if (value === null) expect(found[i]).toBeNaN()
    else expect(found[i]).toBeCloseTo(value, 9)
  }
}

describe.each(cases)('$name', (one) => {
  const outputs = Float32Array.from(one.predicted)
  const targets = targetsOf(one)

  test.each(Object.entries(one.figures))('%s is %s, as scikit-learn has it', (name, wanted) => {
    expectClose([metrics[name]!(outputs, targets)], [wanted])
  })

  if (one.curves === undefined) return
  test('its curves are scikit-learn’s', () => {
    const [roc, precisionRecall] = [rocCurves(outputs, targets), precisionRecallCurves(outputs, targets)]
    expect([roc.length, precisionRecall.length]).toEqual([one.curves!.length, one.curves!.length])
    for (const [i, wanted] of one.curves!.entries()) {
      expect(roc[i]!.thresholds[0]).toBe(Number.POSITIVE_INFINITY)
      expectClose(roc[i]!.thresholds.subarray(1), wanted.roc.thresholds)
      expectClose(roc[i]!.falsePositiveRate, wanted.roc.falsePositiveRate)
      expectClose(roc[i]!.truePositiveRate, wanted.roc.truePositiveRate)
      expectClose(precisionRecall[i]!.thresholds, wanted.precisionRecall.thresholds)
      expectClose(precisionRecall[i]!.precision, wanted.precisionRecall.precision)
      expectClose(precisionRecall[i]!.recall, wanted.precisionRecall.recall)
    }
  })
})

test.each(quantiles)('the quantile $q of a sample is numpy’s $value', ({ q, value }) => {
  expect(quantile(Float64Array.from(sample), q)).toBeCloseTo(value, 12)
})
