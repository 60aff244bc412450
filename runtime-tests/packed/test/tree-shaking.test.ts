import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installAlone } from '../src/install-alone.ts'
import { packedTarballs } from '../src/packed-tarballs.ts'
import { workspacePackages } from '../src/workspace-packages.ts'

const outside = mkdtempSync(join(realpathSync(tmpdir()), 'oneloop-shaken-'))
const alone = join(outside, 'alone')

/** What would show that a package is in a bundle, though nothing of it was imported. */
const TRACES = {
  ECharts: /echarts|zrender/,
  tfjs: /tensorflow|registerBackend/,
  // The first bytes of every WebAssembly module, as base64.
  'the kernels': /AGFzbQ/,
  'the files of MNIST': /train-images/,
  'file formats': /safetensors/,
  'readers of Parquet': /parquet unsupported encoding/,
  'imports of Node': /(?:from|import) ?\(?["'`]node:|vite-browser-external/,
}

const PAGES = {
  model: "import { Mlp } from 'oneloop'\nconsole.log(new Mlp([2, 1], { seed: 1 }).parameters)\n",
  table: `import { crossEntropy, fit, Mlp, predictRows, readCsv, table, wasm } from 'oneloop'
globalThis.learn = async (file, rows) => {
  const { train } = table(await readCsv(file), { target: 'y' }).split({ parts: [0.8, 0.2] })
  const model = new Mlp([train.width, 8, train.outputs])
  await fit(model, train.loader(), { backend: wasm(), loss: crossEntropy(), epochs: 1 })
  return predictRows(model, train.preprocessing, rows)
}
`,
  training: `import { crossEntropy, fit, Mlp, wasm } from 'oneloop'
globalThis.train = (loader) => fit(new Mlp([2, 1]), loader, { backend: wasm(), loss: crossEntropy(), epochs: 1 })
`,
}

beforeAll(async () => {
  const packages = workspacePackages()
  await installAlone(['oneloop'], packages, packedTarballs(), alone)
  for (const [name, code] of Object.entries(PAGES)) await writeFile(join(alone, `${name}.js`), code)
}, 120_000)

afterAll(() => rmSync(outside, { recursive: true, force: true, maxRetries: 3 }))

const BUNDLERS: Readonly<Record<string, (entry: string, outdir: string) => Promise<unknown>>> = {
  esbuild: (entry, outdir) =>
    esbuild({
      absWorkingDir: alone,
      entryPoints: [entry],
      outdir,
      bundle: true,
      minify: true,
      format: 'esm',
      logLevel: 'error',
    }),
  Vite: (entry, outDir) =>
    vite({
      root: alone,
      configFile: false,
      logLevel: 'error',
      build: { outDir, target: 'es2022', rollupOptions: { input: entry } },
    }),
}

/** All the JavaScript that came out, the chunks loaded on demand too. */
async function bundle(bundler: string, page: string): Promise<string> {
  const outdir = join(outside, bundler, page)
  await mkdir(outdir, { recursive: true })
  await BUNDLERS[bundler]!(join(alone, `${page}.js`), outdir)
  const scripts = (await readdir(outdir, { recursive: true })).filter((name) => name.endsWith('.js'))
  return (await Promise.all(scripts.map((name) => readFile(join(outdir, name), 'utf8')))).join('\n')
}

const found = (code: string) =>
  Object.entries(TRACES)
    .filter(([, trace]) => trace.test(code))
    .map(([name]) => name)

const MODEL_BYTES = 20_000
const TRAINING_BYTES = 160_000

describe.each(Object.keys(BUNDLERS))('bundled by %s', (bundler) => {
  test('a page that imports a model alone has nothing else', async () => {
    const code = await bundle(bundler, 'model')
    expect(found(code)).toEqual([])
    expect(code.length).toBeLessThan(MODEL_BYTES)
  })

  test('a page that trains has the kernels, and no other engine, no chart, no file format', async () => {
    const code = await bundle(bundler, 'training')
    expect(found(code)).toEqual(['the kernels'])
    expect(code.length).toBeLessThan(TRAINING_BYTES)
  })

  test('a page that learns a CSV file has no other reader, and is as small as README.md says', async () => {
    const code = await bundle(bundler, 'table')
    expect(found(code)).toEqual(['the kernels'])
    expect(gzipSync(code).length).toBeLessThan(
      saidKB(/reads a CSV, trains on it and predicts is under (\d+) kB/) * 1000,
    )
  })
})

test('the one file for pages without a bundler is as small as README.md says', async () => {
  const code = await readFile(join(alone, 'node_modules/oneloop/dist/bundle.js'))
  expect(gzipSync(code).length).toBeLessThan(saidKB(/in one file, under (\d+) kB over the wire/) * 1000)
})

function saidKB(sentence: RegExp): number {
  const readme = readFileSync(join(alone, 'node_modules/oneloop/README.md'), 'utf8').replace(/\s+/g, ' ')
  return Number(sentence.exec(readme)?.[1])
}
