import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from 'chromium-for-tests'
import { type Browser, chromium, type Page } from 'playwright-core'
import { repositoryRoot, run } from 'runtime-test-tools'
import { ISOLATED, serve } from 'static-server'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installAlone } from '../src/install-alone.ts'
import { packedTarballs } from '../src/packed-tarballs.ts'
import { readManifest, workspacePackages } from '../src/workspace-packages.ts'

const sources = join(repositoryRoot, 'examples')
const names = readdirSync(sources).filter((name) => existsSync(join(sources, name, 'package.json')))
const outside = mkdtempSync(join(realpathSync(tmpdir()), 'oneloop-examples-'))
const alone = join(outside, 'alone')
const folderOf = (name: string) => join(alone, name)
let browser: Browser

beforeAll(async () => {
  const packages = workspacePackages()
  await installAlone(['oneloop', '@oneloop/sweep'], packages, packedTarballs(), alone)
  for (const name of ['react', 'react-dom']) {
    symlinkSync(
      realpathSync(fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url))),
      join(alone, 'node_modules', name),
    )
  }
  for (const name of names) cpSync(join(sources, name), folderOf(name), { recursive: true })
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  rmSync(outside, { recursive: true, force: true, maxRetries: 3 })
})

test('each folder is a project that an online editor can open, and the page of examples names it', () => {
  const readme = readFileSync(join(sources, 'README.md'), 'utf8')
  const catalog = readFileSync(join(repositoryRoot, 'pnpm-workspace.yaml'), 'utf8')
  for (const name of names) {
    expect.soft(readme).toContain(`](https://stackblitz.com/github/oneloop/oneloop/tree/main/examples/${name})`)
    const { dependencies = {}, devDependencies = {}, ...manifest } = readManifest(join(sources, name, 'package.json'))
    expect.soft(manifest, name).toMatchObject({ private: true, type: 'module', scripts: { start: expect.any(String) } })
    const all = Object.entries({ ...dependencies, ...devDependencies })
    const own = all.filter(([other]) => /^(@oneloop\/|oneloop$)/.test(other))
    expect
      .soft(
        own.map(([other]) => other),
        name,
      )
      .toContain('oneloop')
    for (const [other, range] of own) expect.soft(range, `${name}: ${other}`).toBe('^0.1.0')
    // What is tried here is what the project asks for.
    for (const [other, range] of all)
      if (!own.some(([each]) => each === other)) expect.soft(catalog).toContain(`  ${other}: ${range.slice(1)}\n`)
  }
})

test.each([
  ['node-script', /^Epoch \[5\/5\] [\s\S]*9[67]\d\d of 10000 test images right\n$/m],
  ['table', /alcohol +number: [\s\S]*\d+\.\d % of 27 wines that it never saw\nthe first one is of barolo\n$/],
  ['regression', /^off by \d+\.\d in the mean, of values from 25 to 346, on \d+ patients/],
  [
    'sweep',
    /^number,lr,width,dropout,loss,rung,epochs,weightsSha256\n(.*\n){20}\ntrial \d+: \d+\.\d % of 36 wines that no trial saw\n$/,
  ],
  ['images', /^\d+\.\d % of \d+ pictures that it never saw\n$/],
])(
  '%s asserts its result, in 40 lines at most',
  async (name, printed) => {
    const { status, stdout, stderr } = await run(process.execPath, ['index.ts'], { cwd: folderOf(name) })
    expect(status, stderr).toBe(0)
    expect(stdout).toMatch(printed)
    expect(
      readFileSync(join(folderOf(name), 'index.ts'), 'utf8')
        .trimEnd()
        .split('\n').length,
    ).toBeLessThanOrEqual(40)
  },
  120_000,
)

test('sweep goes on where it was ended, to the same table', async () => {
  const cwd = folderOf('sweep')
  const journal = join(cwd, 'runs', 'sweep', 'journal.jsonl')
  const first = await run(process.execPath, ['index.ts'], { cwd })
  const lines = readFileSync(journal, 'utf8').split('\n')
  writeFileSync(journal, lines.slice(0, 7).join('\n'))
  const again = await run(process.execPath, ['index.ts'], { cwd })
  expect(again.status, again.stderr).toBe(0)
  expect(again.stdout).toBe(first.stdout)
  // The line without an end was being written when its process died: it is passed over, and its trial is trained again.
  expect(readFileSync(journal, 'utf8').split('\n')).toHaveLength(lines.length + 1)
}, 60_000)

describe('pages, built by Vite', () => {
  async function open(name: string, look: (page: Page) => Promise<void>): Promise<void> {
    const root = folderOf(name)
    await build({ root, logLevel: 'error' })
    const site = await serve({ folders: { '/': join(root, 'dist') }, headers: ISOLATED })
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    try {
      await page.goto(site.url)
      await look(page)
      expect(complaints).toEqual([])
    } finally {
      await page.close()
      await site.close()
    }
  }
  const right = /^(2[789]|30) of 30 flowers right$/
  const says = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor()

  test.each(['vite-page', 'worker'])(
    '%s trains, and trains again',
    async (name) => {
      await open(name, async (page) => {
        await page.getByRole('button', { name: 'Train' }).click()
        await says(page, right)
        await page.getByRole('button', { name: 'Train' }).click()
        await says(page, /^Epoch|right$/)
        await says(page, right)
      })
    },
    60_000,
  )

  test('worker stops when it is told to', async () => {
    const file = join(folderOf('worker'), 'src', 'page.ts')
    writeFileSync(file, readFileSync(file, 'utf8').replace('epochs: 50', 'epochs: 1_000_000'))
    await open('worker', async (page) => {
      await page.getByRole('button', { name: 'Train' }).click()
      await says(page, /^Epoch/)
      await page.getByRole('button', { name: 'Stop' }).click()
      await says(page, /^Stopped$/)
    })
  }, 60_000)

  test('react-component trains while it is shown', async () => {
    await open('react-component', (page) => says(page, right))
  }, 60_000)

  test('pytorch-to-page gives the answers of PyTorch', async () => {
    await open('pytorch-to-page', async (page) => {
      const output = page.locator('output')
      await output.filter({ hasText: /^setosa, (99\.9|100\.0) %$/ }).waitFor()
      const [, , length, width] = await page.getByRole('spinbutton').all()
      await length!.fill('6.0')
      await width!.fill('2.2')
      await output.filter({ hasText: /^virginica/ }).waitFor()
      await width!.fill('')
      await output.filter({ hasText: 'Four numbers are needed' }).waitFor()
    })
  }, 60_000)
})

test('server predicts, keeps its limits, and ends what it began', async () => {
  const child = spawn(process.execPath, ['index.ts'], {
    cwd: folderOf('server'),
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const exit = once(child, 'exit')
  try {
    const url = (await lines.next()).value as string
    const post = async (body: string) => {
      const response = await fetch(`${url}/predict`, { method: 'POST', body })
      return { status: response.status, body: await response.json() }
    }
    const schema = (await (await fetch(`${url}/schema`)).json()) as { maxItems: number; items: { required: string[] } }
    const row = Object.fromEntries(schema.items.required.map((name) => [name, 1]))
    const answered = await post(JSON.stringify([row, row]))
    expect(answered).toMatchObject({ status: 200, body: [{ kind: 'class' }, { kind: 'class' }] })
    expect(await post('{')).toMatchObject({ status: 400 })
    expect(await post('[]')).toMatchObject({ status: 422 })
    expect(await post(JSON.stringify([{ ...row, alcohol: 'much' }]))).toMatchObject({
      status: 422,
      body: { error: "'alcohol' of row 1 is no number" },
    })
    expect(await post(JSON.stringify([{ ...row, colour: 1 }]))).toMatchObject({ status: 422 })
    const { alcohol: _, ...without } = row
    expect(await post(JSON.stringify([without]))).toMatchObject({
      status: 422,
      body: { error: "row 1 has no 'alcohol'" },
    })
    expect(await post(JSON.stringify(Array(schema.maxItems + 1).fill({})))).toMatchObject({ status: 422 })
    expect(await post(' '.repeat(300_000))).toMatchObject({ status: 413 })
    expect((await fetch(`${url}/nowhere`)).status).toBe(404)
  } finally {
    child.kill('SIGTERM')
  }
  expect((await lines.next()).value).toBe('ended')
  expect(await exit).toEqual([0, null])
}, 120_000)
