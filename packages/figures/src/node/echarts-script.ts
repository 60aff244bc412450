import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** The text of ECharts as a script for a page, where it is the global `echarts`: for pages that no bundler makes. */
export async function echartsScript(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('echarts/dist/echarts.min.js'), 'utf8')
}
