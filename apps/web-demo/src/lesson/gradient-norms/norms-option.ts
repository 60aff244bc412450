import type { EChartsCoreOption } from 'echarts/core'
import { token } from '../../styles/theme.ts'
import { gradientCurve } from '../../training/curves.ts'
import type { RunSample } from '../../training/protocol.ts'

/** One line a parameter over the epochs: a colour for each layer, weights drawn through, biases dashed. */
export function normsOption(samples: readonly RunSample[], epochs: number): EChartsCoreOption {
  const names = Object.keys(samples.at(-1)?.gradientNorms ?? {})
  const colours = [token('--accent'), token('--warm'), token('--good'), token('--ink-muted')]
  return {
    animation: false,
    grid: { left: 8, right: 12, top: 40, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, type: 'scroll' },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => Number(value).toPrecision(3) },
    xAxis: { type: 'value', min: 0, max: epochs, interval: Math.ceil(epochs / 10), splitLine: { show: false } },
    yAxis: { type: 'log', splitNumber: 3 },
    series: names.map((name, i) => ({
      name,
      color: colours[Math.floor(i / 2) % colours.length],
      type: 'line',
      showSymbol: false,
      lineStyle: { type: name.endsWith('bias') ? 'dashed' : 'solid', width: 1.5 },
      data: gradientCurve(samples, name),
    })),
  }
}
