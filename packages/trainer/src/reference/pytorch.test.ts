import { readFileSync } from 'node:fs'
import {
  crossEntropy,
  type Loss,
  losses,
  lossTargets,
  type OptimizerName,
  oneHotSquaredError,
  optimizerSlots,
  optimizers,
} from '@oneloop/core'
import { describe, expect, test } from 'vitest'
import { learningRateAt, oneCycle } from '../index.ts'
import { clip } from './clip.ts'
import { lossAndGradient } from './losses.ts'
import { update } from './optimizers.ts'

/** What PyTorch gives, written by fixtures/make_pytorch.py. */
const pytorch = JSON.parse(readFileSync(new URL('../../fixtures/pytorch.json', import.meta.url), 'utf8')) as {
  losses: {
    logits: number[]
    labels: number[]
    cases: Record<string, { options: object | null; loss: number; gradient: number[] }>
  }
  outputLosses: {
    outputs: number[]
    values: number[]
    labels: number[]
    rowWeights: number[]
    cases: Record<
      string,
      {
        kind: 'binaryCrossEntropy' | 'meanSquaredError' | 'huber'
        options: object
        weighted: boolean
        loss: number
        gradient: number[]
      }
    >
  }
  optimizers: { start: number[]; gradients: number[][]; cases: Record<string, { kind: OptimizerName; end: number[] }> }
  clipping: { gradient: number[]; clipNorm: number; clipped: number[] }
  oneCycle: number[]
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[], digits: number) {
  expect(actual.length).toBe(expected.length)
  for (const [i, value] of expected.entries()) expect(actual[i], `[${i}]`).toBeCloseTo(value, digits)
}

describe('losses and their gradients are PyTorch’s', () => {
  const { logits, labels, cases } = pytorch.losses
  for (const [name, { options, loss, gradient }] of Object.entries(cases)) {
    test(name, () => {
      const rule: Loss = options === null ? oneHotSquaredError() : crossEntropy(options)
      const found = lossAndGradient(rule, Float64Array.from(logits), {
        kind: 'classes',
        data: Uint8Array.from(labels),
      })
      expect(found.loss).toBeCloseTo(loss, 12)
      expectClose(found.gradient, gradient, 12)
    })
  }
})

describe('losses against values and labels, and their gradients, are PyTorch’s', () => {
  const { outputs, values, labels, rowWeights, cases } = pytorch.outputLosses
  for (const [name, { kind, options, weighted, loss, gradient }] of Object.entries(cases)) {
    test(name, () => {
      const rule = (losses[kind] as (options: object) => Loss)(options)
      const width = 3
      const targets =
        lossTargets[kind] === 'labels'
          ? ({ kind: 'labels', data: Uint8Array.from(labels), outputs: width } as const)
          : ({ kind: 'values', data: Float32Array.from(values), outputs: width } as const)
      const found = lossAndGradient(rule, Float64Array.from(outputs), targets, weighted ? rowWeights : null)
      expect(found.loss).toBeCloseTo(loss, 12)
      expectClose(found.gradient, gradient, 12)
    })
  }
})

describe('a dozen updates end where PyTorch’s do', () => {
  const { start, gradients, cases } = pytorch.optimizers
  for (const [name, { kind, end, ...options }] of Object.entries(cases)) {
    test(name, () => {
      const optimizer = optimizers[kind](options)
      const w = Float32Array.from(start)
      const slots = Object.fromEntries(optimizerSlots[kind].map((slot) => [slot, new Float32Array(w.length)]))
      for (const [i, g] of gradients.entries()) {
        update(optimizer, w, Float64Array.from(g), slots, optimizer.learningRate, i + 1)
      }
      // Parameters and memory are float32 here, float64 there.
      expectClose(w, end, 5)
    })
  }
})

test('clipping is PyTorch’s', () => {
  const { gradient, clipNorm, clipped } = pytorch.clipping
  const gradients = { w: Float64Array.from(gradient) }
  clip(gradients, clipNorm)
  expectClose(gradients.w, clipped, 12)
})

test('the one-cycle schedule is PyTorch’s OneCycleLR', () => {
  const at = (step: number) => ({ step, stepsPerEpoch: 20, totalSteps: 20 })
  expectClose(
    pytorch.oneCycle.map((_, step) => learningRateAt(oneCycle(), 1, at(step))),
    pytorch.oneCycle,
    8,
  )
})
