import type { Cell } from '../../components/confusion-table.tsx'
import type { Readings } from '../../training/protocol.ts'

/** One test image as the network read it. */
export interface Reading extends Cell {
  /** The image's place in the test set, from 0. */
  readonly index: number
  /** Given to the predicted digit, 0–1. */
  readonly probability: number
}

/** The readings behind one cell, the surest first. */
export function readingsIn({ actual, predicted }: Cell, readings: Readings): Reading[] {
  return Array.from(readings.actual.keys())
    .filter((index) => readings.actual[index] === actual && readings.predicted[index] === predicted)
    .map((index) => ({ index, actual, predicted, probability: readings.probability[index]! }))
    .sort((a, b) => b.probability - a.probability || a.index - b.index)
}
