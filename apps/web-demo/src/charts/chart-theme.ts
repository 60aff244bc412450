import { token } from '../styles/theme.ts'

/** The page's colours for ECharts: read when a chart is made, which is again whenever the theme changes. */
export function chartTheme(): object {
  const ink = token('--ink')
  const muted = token('--ink-muted')
  const line = token('--line')
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: muted },
    nameTextStyle: { color: muted },
    splitLine: { lineStyle: { color: line } },
  }
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    color: [token('--accent'), token('--warm'), token('--ink-muted'), token('--good')],
    backgroundColor: 'transparent',
    animation: !calm,
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    title: { textStyle: { color: ink, fontSize: 14, fontWeight: 600 } },
    legend: { textStyle: { color: muted } },
    // Rich text is drawn on the canvas: HTML tooltips would need inline styles, which the page's policy refuses.
    tooltip: {
      renderMode: 'richText',
      backgroundColor: token('--surface'),
      borderColor: line,
      textStyle: { color: ink },
      confine: true,
    },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    logAxis: axis,
    line: { symbol: 'circle', symbolSize: 6, lineStyle: { width: 2 } },
  }
}
