import type { RunSample } from './protocol.ts'

export type CurvePoint = readonly [epochs: number, value: number]

/** The mean loss of the batches between one sample and the next, over the epochs. */
export function lossCurve(samples: readonly RunSample[]): CurvePoint[] {
  return samples.map((sample, i) => {
    const before = samples[i - 1]
    const isSameEpoch = before?.epoch === sample.epoch
    const lossSum = sample.lossSum - (isSameEpoch ? before.lossSum : 0)
    return [epochsAt(sample), lossSum / (sample.step - (isSameEpoch ? before.step : 0))]
  })
}

/** The norm of one parameter's gradient over the epochs. */
export function gradientCurve(samples: readonly RunSample[], parameter: string): CurvePoint[] {
  return samples.map((sample) => [epochsAt(sample), sample.gradientNorms[parameter]!])
}

/** Mean of the batch losses of the epoch that a sample is in, up to there: after its last step, the epoch's loss. */
export function epochLoss({ lossSum, step }: RunSample): number {
  return lossSum / step
}

/** Epochs done, with the part of the one under way. */
function epochsAt({ epoch, step, stepsPerEpoch }: RunSample): number {
  return epoch - 1 + step / stepsPerEpoch
}
