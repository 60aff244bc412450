import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { INDEX_HTML, PAGE_SOURCES, startChromium, trainInChromium } from '../src/page.ts'
import { PROGRAM, type Trained, trained } from '../src/program.ts'
import { isThorough, type Stranger, stranger } from '../src/stranger.ts'

interface Bundler {
  readonly packages: readonly string[]
  /** Beside the page's own. */
  readonly files?: Readonly<Record<string, string>>
  readonly build: readonly string[]
  /** Where the page is then. */
  readonly dist?: string
  /** Whether index.html is left to the user. */
  readonly withoutHtml?: boolean
}

const vite = (version: number): Bundler => ({ packages: [`vite@${version}`], build: ['vite', 'build'] })

const BUNDLERS: Readonly<Record<string, Bundler>> = {
  'Vite 5': vite(5),
  'Vite 6': vite(6),
  'Vite 7': vite(7),
  'Vite 8': vite(8),
  Astro: {
    packages: ['astro'],
    files: { 'src/pages/index.astro': '<html><body><script>import "../../page.js"</script></body></html>\n' },
    build: ['astro', 'build'],
  },
  webpack: {
    packages: ['webpack', 'webpack-cli'],
    build: ['webpack', '--mode', 'production', '--entry', './page.js', '--output-filename', 'page.js'],
    withoutHtml: true,
  },
  esbuild: {
    packages: ['esbuild'],
    build: ['esbuild', 'page.js', 'worker.js', '--bundle', '--format=esm', '--outdir=dist'],
    withoutHtml: true,
  },
  Parcel: { packages: ['parcel'], build: ['parcel', 'build', 'index.html', '--no-cache'] },
}

describe.runIf(isThorough)('pages', () => {
  let expected: Trained

  beforeAll(async () => {
    const someone = await stranger('page-in-node')
    await someone.run('npm', 'install', 'oneloop')
    await someone.write('train.js', PAGE_SOURCES['train.js'])
    await someone.write(
      'program.js',
      "import { train } from './train.js'\nconsole.log(JSON.stringify(await train(2)))\n",
    )
    expected = trained((await someone.run(process.execPath, 'program.js')).stdout)
    expect(expected.device).toBe('WASM SIMD, 2 threads')
  })

  test.each(Object.keys(BUNDLERS))(
    '%s: no configuration, threads on the page and in its worker, Node’s weights',
    async (name) => {
      const { packages, files = {}, build, withoutHtml = false } = BUNDLERS[name]!
      const someone = await stranger(name.replaceAll(' ', '-').toLowerCase())
      await someone.run('npm', 'install', 'oneloop', ...packages)
      for (const [path, text] of Object.entries({ ...PAGE_SOURCES, 'index.html': INDEX_HTML, ...files })) {
        await someone.write(path, text)
      }
      await someone.run('npx', '--no-install', ...build)
      const dist = join(someone.folder, 'dist')
      await mkdir(dist, { recursive: true })
      if (withoutHtml) await copyFile(join(someone.folder, 'index.html'), join(dist, 'index.html'))
      expect(await trainInChromium(dist)).toEqual({ onPage: expected, inWorker: expected })
    },
  )
})

const NEXT = {
  'app/layout.js': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>\n',
  'app/page.js': `import { Mlp } from 'oneloop'
import { Trainer } from './trainer.js'

export default () => <main><p>{new Mlp([784, 10], { seed: 1 }).layers.length} layer</p><Trainer /></main>
`,
  'app/trainer.js': `'use client'
import { useState } from 'react'
import { train } from '../train.js'

export function Trainer() {
  const [device, setDevice] = useState('')
  const start = () => train(2).then((trained) => setDevice(JSON.stringify(trained)), (error) => setDevice(String(error)))
  return <><button onClick={start}>Train</button><output>{device}</output></>
}
`,
  'app/train/route.js': `${PROGRAM.replace(/^const \{ test \}/m, 'export async function GET() {\nconst { test }').replace(/console\.log\((JSON.+)\)\n$/, 'return new Response($1)\n}\n')}
export const dynamic = 'force-dynamic'
`,
  'next.config.js': `export default {
  headers: async () => [{
    source: '/:path*',
    headers: [
      { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
    ],
  }],
}
`,
}

describe.runIf(isThorough)('Next.js', () => {
  let someone: Stranger
  let expected: Trained

  beforeAll(async () => {
    someone = await stranger('next')
    await someone.run('npm', 'install', 'oneloop', 'next', 'react', 'react-dom')
    await someone.write('program.js', PROGRAM)
    expected = trained((await someone.run(process.execPath, 'program.js')).stdout)
    await someone.write('train.js', PAGE_SOURCES['train.js'])
    for (const [path, text] of Object.entries(NEXT)) await someone.write(path, text)
  })

  test.each(['--turbopack', '--webpack'])(
    '%s: a server route and a client component train on two threads',
    async (bundler) => {
      await someone.run('npx', '--no-install', 'next', 'build', bundler)
      const server = spawn(join('node_modules', '.bin', 'next'), ['start', '--port', '0'], {
        cwd: someone.folder,
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
        detached: true,
      })
      const browser = await startChromium()
      try {
        const url = await new Promise<string>((resolve, reject) => {
          server.stdout.on('data', (text: Buffer) => {
            const address = /http:\/\/localhost:\d+/.exec(String(text))
            if (address !== null) resolve(address[0])
          })
          server.once('exit', (code) => reject(new Error(`next start ended with ${code}`)))
        })
        const answer = await fetch(`${url}/train`)
        expect(await answer.text()).toBe(JSON.stringify(expected))
        const page = await browser.newPage()
        await page.goto(url)
        await page.getByText('1 layer').waitFor()
        await page.getByRole('button').click()
        await page.getByText('WASM SIMD, 2 threads').waitFor()
      } finally {
        await browser.close()
        const end = once(server, 'exit')
        process.kill(-server.pid!)
        await end
      }
    },
  )
})
