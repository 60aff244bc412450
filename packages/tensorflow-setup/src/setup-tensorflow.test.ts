import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeTensorflow } from '../test/fake-tensorflow.ts'
import { serveWheels, unreachableIndex } from '../test/wheel-server.ts'
import { findCompiler } from './build/compiler.ts'
import { type SetupProgress, setupTensorflow } from './setup-tensorflow.ts'

const compiler = await findCompiler()
const withCompiler = test.skipIf(compiler === undefined)

/** A setup's options over a fake TensorFlow, on an index of this machine. */
async function prepare() {
  const { made, ...fake } = fakeTensorflow()
  const { indexUrl, requests } = await serveWheels(made)
  return { made, requests, tfjsNode: fake.tfjsNode, options: { ...fake, indexUrl } }
}

withCompiler('a dry run says everything and does nothing', async () => {
  const { options, requests, made } = await prepare()
  const { plan, report } = await setupTensorflow({ ...options, dryRun: true })
  expect(plan.steps.map(({ kind }) => kind)).toEqual(['download', 'unpack', 'download', 'unpack', 'compile', 'check'])
  expect(plan.downloadBytes).toBe(made[0]!.bytes.length + made[1]!.bytes.length)
  expect(plan.missing).toEqual([])
  expect(report).toBeNull()
  expect(requests).toEqual([])
  expect(existsSync(plan.binding!)).toBe(false)
})

withCompiler('the binding is built, works, and a second run only checks it', async () => {
  const { options, requests } = await prepare()
  const seen: SetupProgress[] = []
  const first = await setupTensorflow({ ...options, onProgress: (progress) => seen.push(progress) })
  expect(first.report).toEqual({ binding: first.plan.binding, tensorflow: '1.0.0', gpu: false })
  for (const [index] of first.plan.steps.entries()) {
    const last = seen.findLast((progress) => progress.index === index)!
    if (last.step.kind !== 'unpack') expect(last.done).toBe(last.total)
  }
  const asked = requests.length
  const second = await setupTensorflow(options)
  expect(second.plan.steps.map(({ kind }) => kind)).toEqual(['check'])
  expect(second.report).toEqual(first.report)
  expect(requests.length).toBe(asked)
})

withCompiler('an aborted setup is gone on with where it stopped', async () => {
  const { options, requests, made } = await prepare()
  const abort = new AbortController()
  const reason = new Error('enough')
  const aborted = setupTensorflow({
    ...options,
    signal: abort.signal,
    onProgress: ({ index }) => index === 2 && abort.abort(reason),
  })
  await expect(aborted).rejects.toBe(reason)
  const before = [...requests]
  const { report } = await setupTensorflow(options)
  expect(report?.tensorflow).toBe('1.0.0')
  expect(before).toContain(`/files/${made[0]!.wheel.file} whole`)
  expect(requests.slice(before.length)).toEqual([`/files/${made[1]!.wheel.file} whole`])
})

withCompiler('wheels put there by hand do without the index, if they are the right ones', async () => {
  const { options, made } = await prepare()
  const downloads = join(options.cacheDir, 'tensorflow/downloads')
  const put = (bytes: Uint8Array) => {
    mkdirSync(downloads, { recursive: true })
    for (const { wheel } of made) writeFileSync(join(downloads, wheel.file), bytes)
  }
  const offline = { ...options, indexUrl: await unreachableIndex() }
  put(Buffer.from('something else'))
  await expect(setupTensorflow(offline)).rejects.toMatchObject({ code: 'SETUP_CHECKSUM' })
  for (const { wheel, bytes } of made) writeFileSync(join(downloads, wheel.file), bytes)
  expect((await setupTensorflow(offline)).report?.tensorflow).toBe('1.0.0')
})

test('all that is missing is listed before anything is fetched', async () => {
  const { options, tfjsNode, requests } = await prepare()
  rmSync(tfjsNode, { recursive: true })
  const unready = { ...options, indexUrl: await unreachableIndex() }
  const { plan } = await setupTensorflow({ ...unready, dryRun: true })
  expect(plan.missing.map(({ what }) => what).join()).toMatch(/tfjs-node.*tensorflow_cpu.*tensorflow_more/)
  await expect(setupTensorflow(unready)).rejects.toMatchObject({
    code: 'SETUP_PREREQUISITES',
    message: expect.stringContaining('npm install --ignore-scripts @tensorflow/tfjs-node'),
  })
  expect(requests).toEqual([])
})

withCompiler('sources that do not compile are reported with the first error, and leave no binding', async () => {
  const { options, tfjsNode } = await prepare()
  writeFileSync(join(tfjsNode, 'binding/binding.cc'), '#include <node_api.h>\nint broken = "text";\n')
  const failure = await setupTensorflow(options).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'SETUP_COMPILE_FAILED',
    message: expect.stringMatching(/binding\.cc:2.*error/),
  })
})

withCompiler('a binding that does not work is not kept', async () => {
  const { options, tfjsNode } = await prepare()
  const file = join(tfjsNode, 'binding/binding.cc')
  const source = readFileSync(file, 'utf8')
  writeFileSync(file, source.replace('{7, 10, 15, 22}', '{1, 2, 3, 4}'))
  const failure = await setupTensorflow(options).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'SETUP_CHECK_FAILED', message: expect.stringContaining('multiplies wrongly') })
  writeFileSync(file, source)
  expect((await setupTensorflow(options)).report?.tensorflow).toBe('1.0.0')
})

withCompiler("a working binding of the package's own is left to do its work", async () => {
  const { options, tfjsNode } = await prepare()
  const { plan } = await setupTensorflow(options)
  const own = join(tfjsNode, 'lib/napi-v8')
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, 'tfjs_binding.node'), 'cut short')
  expect((await setupTensorflow({ ...options, dryRun: true })).plan.source).toBe('built')
  rmSync(join(own, 'tfjs_binding.node'))
  // A link, because a copy would look for its libraries beside itself.
  symlinkSync(plan.binding!, join(own, 'tfjs_binding.node'))
  const official = await setupTensorflow(options)
  expect(official.plan).toMatchObject({ source: 'official', binding: join(own, 'tfjs_binding.node'), steps: [] })
  expect(official.report?.tensorflow).toBe('1.0.0')
})
