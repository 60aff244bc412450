import type { EChartsCoreOption } from 'echarts/core'
import { token } from '../../styles/theme.ts'
import type { GradientPoint } from '../../training/run-state.ts'

/** One line a parameter over the epochs: a colour for each layer, weights drawn through, biases dashed. */
export function normsOption(curve: readonly GradientPoint[], epochs: number): EChartsCoreOption {
  const names = Object.keys(curve.at(-1)?.norms ?? {})
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
      data: curve.map(({ epochs: at, norms }) => [at, norms[name]!]),
    })),
  }
}
