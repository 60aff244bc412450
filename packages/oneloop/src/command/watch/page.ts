/**
 * The page of `--watch`: no build step, no library but ECharts, nothing from another server. It draws what the server
 * sends, and says when there will be no more.
 */
export const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>oneloop</title>
<link rel="stylesheet" href="/page.css">
<h1 id="title">oneloop</h1>
<p id="state" role="status">Waiting for the run…</p>
<div id="progress"><div id="done"></div></div>
<div id="chart" role="img"></div>
<div id="figures"></div>
<script src="/echarts.js"></script>
<script src="/page.js"></script>
`

export const STYLE = `body { margin: 24px; color: #1f2933; background: #fff; font: 14px system-ui, sans-serif }
h1 { margin: 0; font-size: 20px; font-weight: normal }
#state { color: #5f6b7a }
#progress { width: 100%; max-width: 960px; height: 4px; background: #e6eaef }
#done { height: 4px; width: 0; background: #1f77b4 }
#chart { margin: 24px 0 }
#figures { overflow-x: auto }
table { border-collapse: collapse }
th, td { padding: 4px 12px; border-bottom: 1px solid #e6eaef; text-align: right; font-weight: normal }
th:first-child, td:first-child { text-align: left }
th { color: #5f6b7a }
`

export const SCRIPT = `const byId = (id) => document.getElementById(id)
const place = byId('chart')
let chart = null

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

function show({ title, state, progress, figure, figures }) {
  document.title = title
  byId('title').textContent = title
  byId('state').textContent = state
  byId('done').style.width = 100 * progress + '%'
  byId('figures').replaceChildren(table(figures))
  place.setAttribute('aria-label', figure.description)
  const { width, height, option } = figure
  if (chart === null) chart = echarts.init(place, null, { renderer: 'svg', width, height })
  else chart.resize({ width, height })
  chart.setOption(option, { replaceMerge: ['series', 'grid', 'xAxis', 'yAxis', 'title', 'legend'] })
}

const events = new EventSource('/events')
events.addEventListener('run', ({ data }) => show(JSON.parse(data)))
events.addEventListener('end', () => events.close())
events.addEventListener('error', () => {
  if (events.readyState !== EventSource.CLOSED) byId('state').textContent = 'The process that showed this run has ended.'
})
`
