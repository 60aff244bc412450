import type { EChartsOption } from 'echarts'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

export interface Drawing {
  /** What it shows, for people who can't see it. */
  readonly description: string
  readonly width: number
  readonly height: number
  readonly option: EChartsOption
}

export const colours = {
  ours: '#1f77b4',
  others: '#b7c0cc',
  text: '#1f2933',
  quiet: '#5f6b7a',
  grid: '#e6eaef',
} as const

const FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif"

/** An SVG with a white ground, so that it reads on a dark page too. */
export function renderSvg({ description, width, height, option }: Drawing): string {
  use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer])
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: FONT, color: colours.text },
      ...option,
    })
    const label = description.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
    return `${chart.renderToSVGString().replace('<svg ', `<svg role="img" aria-label="${label}" `)}\n`
  } finally {
    chart.dispose()
  }
}
