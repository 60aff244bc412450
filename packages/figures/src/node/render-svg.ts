import { BarChart, HeatmapChart, LineChart, ParallelChart, ScatterChart } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  ParallelComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Figure } from '../index.ts'
import { escapeXml, wellFormed } from '../svg.ts'

/**
 * The figure as the text of an SVG file. Its words name a font that has Korean on every common system; nothing is
 * embedded.
 */
export function renderSvg(figure: Figure): string {
  if (figure.kind === 'images') return wellFormed(figure.svg)
  use([BarChart, HeatmapChart, LineChart, ParallelChart, ScatterChart])
  use([GridComponent, LegendComponent, ParallelComponent, TitleComponent])
  use([TooltipComponent, VisualMapComponent, SVGRenderer])
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: figure.width, height: figure.height })
  try {
    chart.setOption(figure.option)
    const svg = chart.renderToSVGString()
    return wellFormed(svg.replace('<svg ', () => `<svg role="img" aria-label="${escapeXml(figure.description)}" `))
  } finally {
    chart.dispose()
  }
}
