import { type ChartFigure, chart, theme } from '@oneloop/figures'
import type { SweepResult } from '../workloads/sweep.ts'
import { colours } from './colours.ts'

const PANEL = 310
const STYLES: Record<string, { readonly color: string; readonly type: 'solid' | 'dashed' | 'dotted' }> = {
  'oneloop-1': { color: colours.ours, type: 'solid' },
  'oneloop-2': { color: '#0b3d66', type: 'solid' },
  'oneloop-1-128': { color: '#7fa8cc', type: 'solid' },
  'oneloop-1-fast': { color: colours.ours, type: 'dotted' },
  'torch-tuned-1': { color: '#d9622b', type: 'dashed' },
  'torch-tuned-2': { color: '#8c3a12', type: 'dashed' },
}

/** GFLOPS over the width, one panel a batch size. */
export function sweepFigure({ cells: all }: SweepResult): ChartFigure {
  // The smallest batches are in the table alone.
  const cells = all.filter(({ batchSize }) => batchSize >= 64)
  const batchSizes = [...new Set(cells.map(({ batchSize }) => batchSize))]
  const widths = [...new Set(cells.map(({ width }) => width))]
  const ids = [...new Set(cells.map(({ id }) => id))]
  const most = Math.max(...cells.map(({ gflops }) => gflops.median))
  return chart({
    description: 'GFLOPS of a training step over the width of the network, oneloop and PyTorch',
    width: Math.max(760, 50 + PANEL * batchSizes.length),
    height: 384,
    option: {
      title: batchSizes.map((batchSize, i) => ({
        text: `GFLOPS, batch ${batchSize}`,
        left: 26 + PANEL * i,
        top: 10,
        textStyle: { fontSize: 14, fontWeight: 600, color: theme.text },
      })),
      legend: { bottom: 8, itemWidth: 28, itemGap: 18, textStyle: { color: theme.text } },
      grid: batchSizes.map((_, i) => ({
        left: 60 + PANEL * i,
        width: PANEL - 40,
        top: 44,
        bottom: 104,
        outerBoundsMode: 'none' as const,
      })),
      xAxis: batchSizes.map((_, gridIndex) => ({
        type: 'category' as const,
        gridIndex,
        data: widths.map(String),
        name: 'width',
        nameLocation: 'middle' as const,
        nameGap: 26,
        axisLabel: { interval: 0, fontSize: 11, color: theme.text },
      })),
      yAxis: batchSizes.map((_, gridIndex) => ({
        type: 'value' as const,
        gridIndex,
        min: 0,
        max: Math.ceil(most / 20) * 20,
        axisLabel: { color: theme.text },
        splitLine: { lineStyle: { color: theme.grid } },
      })),
      series: batchSizes.flatMap((batchSize, i) =>
        ids.map((id) => {
          const { color, type } = STYLES[id] ?? { color: colours.others, type: 'solid' }
          return {
            type: 'line' as const,
            name: cells.find((cell) => cell.id === id)!.label,
            xAxisIndex: i,
            yAxisIndex: i,
            symbolSize: 5,
            lineStyle: { color, type, width: 2 },
            itemStyle: { color },
            data: widths.map(
              (width) =>
                cells.find((cell) => cell.id === id && cell.batchSize === batchSize && cell.width === width)?.gflops
                  .median ?? null,
            ),
          }
        }),
      ),
    },
  })
}
