import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reference } from '@oneloop/trainer'
import { conformanceCases } from '@oneloop/trainer/conformance'
import { chromiumPath, WEBGPU_ARGS } from 'chromium-for-tests'
import { type Browser, chromium, type Page } from 'playwright-core'
import { ISOLATED, type Site, serve } from 'static-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../programs/backends.ts'
import type { Program } from '../programs/browser.ts'
import { judge } from '../programs/judge.ts'
import { learnTable, taskNames } from '../programs/table.ts'
import { train } from '../programs/train.ts'
import { bundle } from './bundle.ts'

declare const program: Program

let folder: string
let site: Site
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-chromium-'))
  await bundle(fileURLToPath(new URL('../programs/browser.ts', import.meta.url)), folder)
  const tfjsWasmFolder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))
  site = await serve({ folders: { '/': folder, '/tfjs/': tfjsWasmFolder }, headers: ISOLATED })
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox', ...WEBGPU_ARGS] })
  page = await browser.newPage()
  await page.goto(site.url)
  await page.waitForFunction(() => 'program' in globalThis)
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})

test('the page has what threads need', async () => {
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})

describe.each(Object.keys(backends))('%s in Chromium', (name) => {
  test('trains as the reference engine does in Node', async (context) => {
    const why = await whyNot(name)
    if (why !== null) return context.skip(why)
    const inBrowser = await page.evaluate((backend) => program.train(backend), name)
    const inNode = await train(reference())
    inNode.losses.forEach((loss, epoch) => {
      expect(inBrowser.losses[epoch]).toBeCloseTo(loss, 4)
    })
    for (const [parameter, values] of Object.entries(inNode.weights)) {
      expect(distance(inBrowser.weights[parameter]!, values), parameter).toBeLessThan(1e-3)
    }
  })
})

test('the fused engine trains to the same bits in Chromium and in Node', async () => {
  const inBrowser = await page.evaluate(() => program.train('wasm'))
  const inNode = await train(backends['wasm']!())
  expect(inBrowser.weights).toEqual(inNode.weights)
  expect(inBrowser.losses).toEqual(inNode.losses)
})

test.each(taskNames)(
  'a table is read, split, prepared and learnt to the same bits in Chromium and in Node, and gives the same answers: %s',
  async (task) => {
    const inNode = await learnTable(task)
    const inBrowser = await page.evaluate((task) => program.learnTable(task), task)
    expect(inBrowser.run).toEqual(inNode.run)
    expect(inBrowser.file).toEqual(inNode.file)
    expect(await page.evaluate((file) => program.answerTable(file), inNode.file)).toEqual(inNode.run.answers)
    expect(new Set(inNode.run.answers.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(10)
  },
)

test('metrics are the same numbers in Chromium and in Node, and figures the same pictures', async () => {
  const [inNode, inBrowser] = [await judge(), await page.evaluate(() => program.judge())]
  for (const [name, figure] of Object.entries(inNode.metrics)) {
    expect(figure, name).not.toBeNaN()
    // Math.exp and Math.log may differ in their last bit from one engine to another.
    expect(inBrowser.metrics[name], name).toBeCloseTo(figure, 12)
  }
  expect(inBrowser.figures).toEqual(inNode.figures)
})

describe.each(['tfjs-wasm', 'tfjs-webgpu'])('%s in Chromium agrees with the reference engine', (backend) => {
  let why: string | null
  beforeAll(async () => {
    why = await whyNot(backend)
  })
  for (const { name } of conformanceCases(reference())) {
    test(name, async (context) => {
      if (why !== null) return context.skip(why)
      await page.evaluate(([engine, each]) => program.conformance(engine, each), [backend, name] as const)
    })
  }
})

/** Why the backend can't be tested here, said once more where the log is read, or null. */
async function whyNot(backend: string): Promise<string | null> {
  const why = await page.evaluate((name) => program.unavailable(name), backend)
  if (why !== null) console.error(`${backend} is not tested in Chromium: ${why}`)
  return why
}

/** L2 norm of the difference ÷ that of the expected. */
function distance(actual: readonly number[], expected: readonly number[]): number {
  const difference = expected.reduce((sum, value, i) => sum + (actual[i]! - value) ** 2, 0)
  return Math.sqrt(difference / expected.reduce((sum, value) => sum + value ** 2, 0))
}
