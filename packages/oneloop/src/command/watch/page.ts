import { DRAW_CHART, PAGE_STYLE } from '@oneloop/figures/node'

/**
 * The page of `--watch`: no build step, no library but ECharts, nothing from another server. It draws what the server
 * sends, and says when there will be no more.
 */
export const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>oneloop</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<h1 id="title">oneloop</h1>
<p id="state" role="status">Waiting for the run…</p>
<div id="progress" role="progressbar" aria-label="Epochs done" aria-valuemin="0" aria-valuemax="100"><div id="done"></div></div>
<div id="charts" class="charts"></div>
<div id="figures" class="card" hidden></div>
<script src="/echarts.js"></script>
<script src="/page.js"></script>
`

/** A curve that falls. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 2v12h12M4 4c1 6 4 8 9 8" fill="none" stroke="#1f77b4" stroke-width="2"/></svg>`

export const STYLE = `${PAGE_STYLE}#state { margin: 0 0 12px; color: var(--quiet) }
#progress { height: 4px; border-radius: 2px; background: var(--line) }
#done { width: 0; height: 4px; border-radius: 2px; background: #1f77b4 }
#figures { overflow-x: auto }
`

export const SCRIPT = `${DRAW_CHART}
const byId = (id) => document.getElementById(id)

function table({ head, rows }) {
  const made = document.createElement('table')
  for (const [i, cells] of [head, ...rows].entries()) {
    const row = made.insertRow()
    for (const cell of cells) {
      const made = document.createElement(i === 0 ? 'th' : 'td')
      made.textContent = cell
      row.append(made)
    }
  }
  return made
}

/** Elements for so many charts, all of them before the first is drawn: each has the width that the others leave it. */
function places(count) {
  const charts = byId('charts')
  while (charts.children.length < count) {
    const frame = document.createElement('figure')
    frame.setAttribute('role', 'img')
    frame.append(document.createElement('div'))
    charts.append(frame)
  }
  return [...charts.children]
}

function show({ title, state, progress, charts, figures }) {
  document.title = title
  byId('title').textContent = title
  byId('state').textContent = state
  byId('done').style.width = 100 * progress + '%'
  byId('progress').setAttribute('aria-valuenow', Math.round(100 * progress))
  byId('figures').hidden = false
  byId('figures').replaceChildren(table(figures))
  const frames = places(charts.length)
  for (const [i, figure] of charts.entries()) {
    const frame = frames[i]
    frame.setAttribute('aria-label', figure.description)
    drawChart(frame.firstChild, figure)
  }
}

const events = new EventSource('/events')
events.addEventListener('run', ({ data }) => show(JSON.parse(data)))
events.addEventListener('end', () => events.close())
events.addEventListener('error', () => {
  if (events.readyState !== EventSource.CLOSED) byId('state').textContent = 'The process that showed this run has ended.'
})
`
