import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath, WEBGPU_ARGS } from 'chromium-for-tests'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { serve } from './server.ts'

/** The page in a browser of its own, with what it must never do noted as it happens. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  readonly url: string
  /** Errors and warnings of the console, and uncaught ones. */
  readonly complaints: string[]
  /** Requests to anywhere but the page's own server. */
  readonly strangers: string[]
  end(): Promise<void>
}

interface VisitOptions extends BrowserContextOptions {
  /** Whether the browser has WebGPU, in software. */
  readonly webGpu?: boolean
  /** Whether the server sends the page's headers. */
  readonly headers?: boolean
  /** The name by which the page is called; `localhost` and `127.0.0.1` are secure by http, others are not. */
  readonly host?: string
  /** What to do before the page is opened. */
  readonly before?: (context: BrowserContext) => Promise<unknown>
}

const ARGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run']

export async function visit(wishes: VisitOptions = {}): Promise<Visit> {
  const { webGpu = false, headers = true, host = '127.0.0.1', before, ...options } = wishes
  const [server, profile, executablePath] = await Promise.all([
    serve({ headers }),
    mkdtemp(join(tmpdir(), 'oneloop-web-demo-')),
    chromiumPath(),
  ])
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...ARGS, `--host-resolver-rules=MAP ${host} 127.0.0.1`, ...(webGpu ? WEBGPU_ARGS : [])],
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const url = server.url.replace('127.0.0.1', host)
  // The machine may be busy with the tests of other packages.
  context.setDefaultTimeout(90_000)
  const complaints: string[] = []
  const strangers: string[] = []
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'blob:' && protocol !== 'data:' && `${origin}/` !== url) strangers.push(request.url())
  })
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  await before?.(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  return {
    page,
    context,
    url,
    complaints,
    strangers,
    async end() {
      await context.close()
      await server.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** Waits until every section of the lesson is on the page. */
export async function lessonReady(page: Page): Promise<void> {
  await page.locator('.lesson[aria-busy="false"]').waitFor()
}
