import { renderSvg } from '@oneloop/figures/node'
import type { BenchResult } from '../result.ts'
import { epochFigure } from './epoch-figure.ts'
import { inferenceFigure } from './inference-figure.ts'
import { startupFigure } from './startup-figure.ts'
import { sweepFigure } from './sweep-figure.ts'

/** A run's drawings, by file name. */
export function charts({ epoch, sweep, inference, startup }: BenchResult): [name: string, svg: string][] {
  const figures = [
    epoch && (['epoch.svg', epochFigure(epoch)] as const),
    sweep && (['sweep.svg', sweepFigure(sweep)] as const),
    inference && (['inference.svg', inferenceFigure(inference)] as const),
    startup && (['startup.svg', startupFigure(startup)] as const),
  ]
  return figures.filter((entry) => entry !== undefined).map(([name, figure]) => [name, renderSvg(figure)])
}
