import type { Figure } from '../index.ts'
import { escapeXml, wellFormed } from '../svg.ts'
import { theme } from '../theme.ts'
import { echartsScript } from './echarts-script.ts'
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
  const body = parts.map((part) => (part.kind === 'table' ? tableHtml(part) : figureHtml(part)))
  const page = wellFormed(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${escapeXml(title)}</title>
<style>
body { margin: 24px; color: ${theme.text}; background: ${theme.background}; font: 14px ${theme.fontFamily} }
h1 { font-size: 20px; font-weight: normal }
figure { margin: 24px 0; overflow-x: auto }
table { border-collapse: collapse }
th, td { padding: 4px 12px; border-bottom: 1px solid ${theme.grid}; text-align: right; font-weight: normal }
th:first-child, td:first-child { text-align: left }
th { color: ${theme.quietText} }
</style>
<h1>${escapeXml(title)}</h1>
${body.join('\n')}
`)
  return hasChart ? `${page}<script>${await echartsScript()}</script>\n<script>${LIVEN}</script>\n` : page
}

/** Puts a live chart in the place of each picture that has one. */
const LIVEN = `for (const place of document.querySelectorAll('[data-option]')) {
  const { width, height } = place.dataset
  place.textContent = ''
  const chart = echarts.init(place, null, { renderer: 'svg', width: Number(width), height: Number(height) })
  chart.setOption(JSON.parse(place.dataset.option))
}`

function figureHtml(figure: Figure): string {
  const { width, height, description } = figure
  const option = figure.kind === 'chart' ? ` data-option="${escapeXml(JSON.stringify(figure.option))}"` : ''
  return `<figure role="img" aria-label="${escapeXml(description)}"><div data-width="${width}" data-height="${height}"${option}>${renderSvg(figure)}</div></figure>`
}

function tableHtml({ head, rows }: HtmlTable): string {
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`
  return `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`
}
