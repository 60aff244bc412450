import { expect, test, vi } from 'vitest'

const loaded = vi.hoisted((): string[] => [])
vi.mock('echarts', () => loaded.push('echarts') && {})
vi.mock('echarts/dist/echarts.esm.min.mjs', () => loaded.push('echarts/dist/echarts.esm.min.mjs') && {})
vi.mock('@resvg/resvg-wasm', () => loaded.push('@resvg/resvg-wasm') && {})

test('only the Node entry loads the drawing libraries', async () => {
  await import('./index.ts')
  expect(loaded).toEqual([])
  await import('./node/index.ts').catch(() => {})
  expect(loaded).toEqual(expect.arrayContaining(['echarts/dist/echarts.esm.min.mjs']))
})
