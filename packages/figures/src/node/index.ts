export { echartsScript } from './echarts-script.ts'
export { type HtmlTable, renderHtml } from './render-html.ts'
export { type RenderPngOptions, renderPng } from './render-png.ts'
export { renderSvg } from './render-svg.ts'
