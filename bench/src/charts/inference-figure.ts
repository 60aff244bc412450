import type { ChartFigure } from '@oneloop/figures'
import type { InferenceResult } from '../workloads/inference.ts'
import { bars } from './bars.ts'

export function inferenceFigure({ rows }: InferenceResult): ChartFigure {
  const counted = rows.filter((row) => row.excluded === null)
  return bars(
    'Images classified a second, by one image a call and by 1,000',
    [1, 1000].map((imagesPerCall) => ({
      title: `Inference, ${imagesPerCall.toLocaleString('en-US')} ${imagesPerCall === 1 ? 'image' : 'images'} a call: images a second (longer is better)`,
      bars: counted
        .filter((row) => row.imagesPerCall === imagesPerCall)
        .toSorted((a, b) => b.imagesASecond - a.imagesASecond)
        .map(({ id, label, imagesASecond }) => ({
          label,
          value: imagesASecond,
          text: Math.round(imagesASecond).toLocaleString('en-US'),
          isOurs: id === 'oneloop',
        })),
    })),
  )
}
