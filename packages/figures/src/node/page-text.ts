import { theme } from '../theme.ts'

/** What stands in a dark page for the colours of the theme. */
const dark: Readonly<Record<string, string>> = {
  [theme.background]: '#1c1f26',
  [theme.text]: '#e6e8ec',
  [theme.quietText]: '#a3abb8',
  [theme.line]: '#59616e',
  [theme.grid]: '#2f3540',
}

/** The look of pages that no bundler makes: headings, tables, charts side by side as far as there is room. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --background: #f6f7f9; --card: ${theme.background}; --text: ${theme.text}; --quiet: ${theme.quietText}; --line: ${theme.grid};
}
@media (prefers-color-scheme: dark) {
  :root {
    --background: #14161b; --card: ${dark[theme.background]}; --text: ${dark[theme.text]};
    --quiet: ${dark[theme.quietText]}; --line: ${dark[theme.grid]};
  }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1600px; padding: 20px 16px; color: var(--text); background: var(--background); font: 14px ${theme.fontFamily} }
h1 { margin: 0 0 12px; font-size: 20px; font-weight: normal; overflow-wrap: anywhere }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 16px; margin: 16px 0 }
figure, .card { margin: 0; padding: 8px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); overflow-x: auto }
figure.wide { margin: 16px 0; background: ${theme.background} }
figure svg { max-width: none }
.adaptive svg { max-width: 100% }
table { border-collapse: collapse; min-width: 100% }
th, td { padding: 6px 12px; border-bottom: 1px solid var(--line); text-align: right; font-weight: normal; white-space: nowrap; font-variant-numeric: tabular-nums }
tr:last-child td { border-bottom: 0 }
th:first-child, td:first-child, .words { text-align: left }
th { color: var(--quiet) }
`

/**
 * A script that defines \`drawChart(place, figure)\` beside the global \`echarts\`: draws a chart into an element, or again
 * into the same one; one that is adaptive takes the width of its element and the colours of a dark page.
 */
export const DRAW_CHART = `const drawn = new Map()
const scheme = matchMedia('(prefers-color-scheme: dark)')
const DARK = ${JSON.stringify(dark)}

const widths = new ResizeObserver((changes) => {
  for (const { target } of changes) drawn.get(target)?.chart.resize()
})

function inScheme({ option, isAdaptive }) {
  if (!isAdaptive || !scheme.matches) return option
  const isColor = (key, value) => /color/i.test(key) && typeof value === 'string' && Object.hasOwn(DARK, value)
  return JSON.parse(JSON.stringify(option), (key, value) => (isColor(key, value) ? DARK[value] : value))
}

function drawChart(place, figure) {
  const { width, height, isAdaptive } = figure
  const size = isAdaptive ? { height } : { width, height }
  let chart = drawn.get(place)?.chart
  if (chart === undefined) {
    place.textContent = ''
    place.style.height = height + 'px'
    chart = echarts.init(place, null, { renderer: 'svg', ...size })
    if (isAdaptive) widths.observe(place)
  } else chart.resize(size)
  drawn.set(place, { chart, figure })
  chart.setOption(inScheme(figure), { replaceMerge: ['series', 'grid', 'xAxis', 'yAxis', 'title', 'legend'] })
}

scheme.addEventListener('change', () => {
  for (const [place, { figure }] of drawn) drawChart(place, figure)
})
`
