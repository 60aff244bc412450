import type { Figure } from '../index.ts'
import { escapeXml, wellFormed } from '../svg.ts'
import { echartsScript } from './echarts-script.ts'
import { DRAW_CHART, PAGE_STYLE } from './page-text.ts'
import { renderSvg } from './render-svg.ts'

/** A table in a page: the first column names the rows. */
export interface HtmlTable {
  readonly kind: 'table'
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Figures and tables as one HTML file that needs nothing else, no network and no server: charts show what is under the
 * pointer and hide a line at a click on its name. Without scripts they are still pictures.
 */
export async function renderHtml(title: string, parts: readonly (Figure | HtmlTable)[]): Promise<string> {
  const hasChart = parts.some(({ kind }) => kind === 'chart')
  const page = wellFormed(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${escapeXml(title)}</title>
<style>
${PAGE_STYLE}</style>
<h1>${escapeXml(title)}</h1>
${inGroups(parts).join('\n')}
`)
  return hasChart ? `${page}<script>${await echartsScript()}</script>\n<script>${DRAW_CHART}${LIVEN}</script>\n` : page
}

/** Puts a live chart in the place of each picture that has one. */
const LIVEN = `
for (const place of document.querySelectorAll('[data-figure]')) drawChart(place, JSON.parse(place.dataset.figure))
`

/** Adaptive charts that follow on one another stand side by side. */
function inGroups(parts: readonly (Figure | HtmlTable)[]): string[] {
  const groups: string[] = []
  let charts: string[] = []
  const endCharts = () => {
    if (charts.length > 0) groups.push(`<div class="charts">\n${charts.join('\n')}\n</div>`)
    charts = []
  }
  for (const part of parts) {
    if (part.kind === 'chart' && part.isAdaptive) charts.push(figureHtml(part))
    else {
      endCharts()
      groups.push(part.kind === 'table' ? tableHtml(part) : figureHtml(part))
    }
  }
  endCharts()
  return groups
}

function figureHtml(figure: Figure): string {
  const isAdaptive = figure.kind === 'chart' && figure.isAdaptive === true
  const { kind: _, description, ...data } = figure
  const live = figure.kind === 'chart' ? ` data-figure="${escapeXml(JSON.stringify(data))}"` : ''
  const name = isAdaptive ? 'adaptive' : 'wide'
  return `<figure class="${name}" role="img" aria-label="${escapeXml(description)}"><div${live}>${renderSvg(figure)}</div></figure>`
}

function tableHtml({ head, rows }: HtmlTable): string {
  const hasWords = head.map((_, i) => rows.some((cells) => /\p{L}{2}/u.test(cells[i] ?? '')))
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell, i) => `<${tag}${hasWords[i] ? ' class="words"' : ''}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`
  return `<div class="card"><table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table></div>`
}
