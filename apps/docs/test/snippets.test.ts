import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { expectedOutput, run } from 'runtime-test-tools'
import { ISOLATED, serve } from 'static-server'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryRoot } from '../scripts/repository.ts'
import { guideSnippets, startChromium } from './support.ts'

// Inside this package, so that imports of the repository's packages resolve.
const folder = fileURLToPath(new URL('../.cache/snippets/', import.meta.url))
const snippets = guideSnippets()
let browser: Browser

beforeAll(async () => {
  await mkdir(folder, { recursive: true })
  browser = await startChromium()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

const programs = snippets.filter(({ language, file }) => language === 'ts' && file === null)

test.each(programs.map((program) => [program.where, program.code]))(
  '%s runs and prints what it says',
  async (where, code) => {
    const file = join(folder, `${where.replaceAll(/\W/g, '-')}.ts`)
    await writeFile(file, code)
    const { status, stdout, stderr } = await run(process.execPath, [file], { cwd: folder })
    expect(status, stderr).toBe(0)
    const expected = expectedOutput(code).trimEnd()
    expect(expected, 'a snippet prints something to be judged by').not.toBe('')
    expect(stdout.trimEnd()).toBe(expected)
  },
  60_000,
)

/** Opens a folder as a page and waits until what it says in its `<output>` is this. */
async function said(
  root: string,
  wanted: RegExp,
  headers: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  const site = await serve({ folders: { '/': root }, headers })
  const context = await browser.newContext()
  const page = await context.newPage()
  const bundle = join(repositoryRoot, 'packages', 'oneloop', 'dist', 'bundle.js')
  await page.route('https://cdn.jsdelivr.net/npm/oneloop', (route) =>
    route.fulfill({ path: bundle, headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' } }),
  )
  try {
    await page.goto(site.url)
    const output = page.locator('output').filter({ hasText: wanted })
    await output.waitFor({ timeout: 120_000 }).catch(() => {})
    return await page.locator('output').textContent()
  } finally {
    await context.close()
    await site.close()
  }
}

describe('pages', () => {
  test('the page of the CDN trains as it stands', async () => {
    const page = snippets.find(({ where, language }) => where.startsWith('docs/start/cdn.md') && language === 'html')
    const root = join(folder, 'cdn')
    await mkdir(root)
    await writeFile(join(root, 'index.html'), page!.code)
    expect(await said(root, /The corner/)).toBe('The middle is inside: yes. The corner is: no.')
  }, 60_000)

  test('the files of the page with a bundler are built by Vite, and train in a worker', async () => {
    const root = join(folder, 'bundled')
    const files = snippets.filter(({ where, file }) => where.startsWith('docs/start/browser.md') && file !== null)
    expect(files.map(({ file }) => file)).toEqual(['index.html', 'src/page.ts', 'src/training-worker.ts'])
    for (const { file, code } of files) {
      await mkdir(dirname(join(root, file!)), { recursive: true })
      await writeFile(join(root, file!), code.replace(/^<!--.*-->\n/, ''))
    }
    await build({ root, logLevel: 'error', worker: { format: 'es' }, build: { target: 'es2022', emptyOutDir: true } })
    expect(await said(join(root, 'dist'), /flowers right/, ISOLATED)).toMatch(/^(2[789]|30) of 30 flowers right$/)
  }, 60_000)

  test('the service worker isolates a page whose host sends no headers', async () => {
    const root = join(folder, 'isolated')
    await mkdir(root)
    const ours = snippets.filter(({ where }) => where.startsWith('docs/guides/threads.md'))
    await writeFile(join(root, 'isolation.js'), ours.find(({ file }) => file === 'isolation.js')!.code)
    await writeFile(join(root, 'index.html'), ours.find(({ language }) => language === 'html')!.code)
    expect(await said(root, /^Isolated$/)).toBe('Isolated')
  }, 60_000)
})

describe('headers', () => {
  const ours = snippets.filter(({ where }) => where.startsWith('docs/guides/threads.md'))

  test("every host's snippet sends both headers, as the repository's own server does", () => {
    const hosts = ours.filter(({ language, file }) => !['ts', 'html'].includes(language) && file !== 'isolation.js')
    expect(hosts.map(({ language }) => language).sort()).toEqual(
      ['', '', 'apache', 'js', 'js', 'json', 'nginx', 'toml'].sort(),
    )
    for (const { code, where } of hosts) {
      for (const [name, value] of Object.entries(ISOLATED)) {
        const line = code.split('\n').find((text) => text.includes(name)) ?? ''
        expect.soft(line, where).toMatch(new RegExp(`\\b${value}\\b`))
      }
    }
    const { headers } = JSON.parse(hosts.find(({ language }) => language === 'json')!.code)
    expect(
      Object.fromEntries(headers[0].headers.map(({ key, value }: Record<string, string>) => [key, value])),
    ).toEqual(ISOLATED)
  })

  test("the server of Express sends them, and so does Vite's configuration", async () => {
    const express = ours.find(({ language, code }) => language === 'js' && code.includes("'express'"))!
    await mkdir(join(folder, 'express', 'dist'), { recursive: true })
    await writeFile(join(folder, 'express', 'dist', 'index.html'), '<!doctype html><title>page</title>')
    const file = join(folder, 'express', 'server.mjs')
    await writeFile(
      file,
      express.code.replace('process.env.PORT ?? 3000', '0, function () { console.log(this.address().port) }'),
    )
    const server = spawn(process.execPath, [file], {
      cwd: join(folder, 'express'),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const [port] = await once(server.stdout, 'data')
      const response = await fetch(`http://127.0.0.1:${String(port).trim()}/`)
      expect(response.status).toBe(200)
      for (const [name, value] of Object.entries(ISOLATED)) expect(response.headers.get(name)).toBe(value)
    } finally {
      server.kill()
    }
    const configuration = join(folder, 'vite.config.mjs')
    await writeFile(configuration, ours.find(({ file: name }) => name === 'vite.config.js')!.code)
    expect((await import(configuration)).default.server.headers).toEqual(ISOLATED)
  }, 60_000)
})
