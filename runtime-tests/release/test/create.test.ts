import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumPath } from 'chromium-for-tests'
import { chromium } from 'playwright-core'
import { ISOLATED, serve } from 'static-server'
import { describe, expect, test } from 'vitest'
import { isThorough, type Stranger, stranger } from '../src/stranger.ts'

/** `npm create oneloop@latest`, and its dependencies installed. */
async function create(template: string): Promise<Stranger> {
  const someone = await stranger(`create-${template}`)
  const { stdout } = await someone.run('npm', 'create', '--yes', 'oneloop@latest', 'mine', '--', '--template', template)
  expect(stdout).toContain('cd mine')
  const mine = someone.in('mine')
  await mine.run('npm', 'install')
  return mine
}

test('node: installs, builds, tests, trains and saves the network', async () => {
  const mine = await create('node')
  await mine.run('npm', 'run', 'build')
  expect((await mine.run('npm', 'test')).stdout).toMatch(/# fail 0|ℹ fail 0/)
  const { stdout } = await mine.run('npm', 'start')
  expect(stdout).toMatch(/On rows that it never saw: loss 0\.\d{4}, accuracy 9\d\.\d %/)
  expect(existsSync(join(mine.folder, 'runs', 'model.safetensors'))).toBe(true)
})

describe.runIf(isThorough)('thoroughly', () => {
  test.each(['browser', 'react'])('%s: installs, builds, tests, and trains in Chromium', async (template) => {
    const mine = await create(template)
    await mine.run('npm', 'run', 'build')
    expect((await mine.run('npm', 'test')).stdout).toMatch(/Tests +1 passed/)
    const site = await serve({ folders: { '/': join(mine.folder, 'dist') }, headers: ISOLATED })
    const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
    try {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      await page.goto(site.url)
      await page.getByText(/Epoch 40: loss 0\.\d{4}, accuracy 9\d\.\d %/).waitFor({ timeout: 120_000 })
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
      await site.close()
    }
  })
})
