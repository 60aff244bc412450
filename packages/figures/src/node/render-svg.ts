// All of it in one file: the parts that are used here are 585 files, which take five times as long to load.
import { init } from 'echarts/dist/echarts.esm.min.mjs'
import type { Figure } from '../index.ts'
import { escapeXml, wellFormed } from '../svg.ts'

/**
 * The figure as the text of an SVG file. Its words name a font that has Korean on every common system; nothing is
 * embedded.
 */
export function renderSvg(figure: Figure): string {
  if (figure.kind === 'images') return wellFormed(figure.svg)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: figure.width, height: figure.height })
  try {
    chart.setOption(figure.option)
    const svg = chart.renderToSVGString()
    return wellFormed(svg.replace('<svg ', () => `<svg role="img" aria-label="${escapeXml(figure.description)}" `))
  } finally {
    chart.dispose()
  }
}
