import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Mlp } from '@oneloop/mlp-model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSameModel } from '../../test/expect-same-model.ts'
import { formatNames } from '../index.ts'
import { inspectModelFile, modelFilePaths, openSafetensorsFile, readModelFile, writeModelFile } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-'))
})
afterAll(() => rm(folder, { recursive: true }))

const model = new Mlp([20, 8, 3], { seed: 5 })

test.each(formatNames)('%s: a file that was written is read back, and nothing else is left', async (format) => {
  const path = join(folder, `model-${format}`)
  const written = await writeModelFile(path, model, { format, metadata: { note: 'kept' } })
  const { model: read, metadata } = await readModelFile(path)
  expectSameModel(read, model)
  expect(metadata).toMatchObject({ note: 'kept' })
  expect(written.length).toBe(format === 'tfjs' ? 2 : 1)
  expect(modelFilePaths(path, format)).toEqual(written)
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a tfjs model is found by its folder, its model.json, or its zip', async () => {
  await writeModelFile(join(folder, 'tfjs'), model, { format: 'tfjs' })
  await writeModelFile(join(folder, 'tfjs.zip'), model)
  for (const path of ['tfjs', 'tfjs/model.json', 'tfjs.zip']) {
    const { format, model: read } = await readModelFile(join(folder, path))
    expect(format).toBe('tfjs')
    expectSameModel(read, model)
  }
})

test('weights beside an ONNX file are found', async () => {
  const exported = join(import.meta.dirname, '../../test/fixtures/onnx-torch-2.15.0/relu_external.onnx')
  expect((await readModelFile(exported)).model.widths).toEqual([20, 8, 6, 3])
})

test('JavaScript is one module, C a source with its header, both named as the path', async () => {
  expect(await writeModelFile(join(folder, 'net.js'), model)).toEqual([join(folder, 'net.js')])
  expect(await writeModelFile(join(folder, 'net.mjs'), model)).toEqual([join(folder, 'net.mjs')])
  const written = await import(join(folder, 'net.mjs'))
  expect(written.predict(new Float32Array(20))).toEqual(model.forward(new Float32Array(20)))

  expect(await writeModelFile(join(folder, 'my-net.c'), model)).toEqual(
    ['h', 'c'].map((end) => join(folder, `my-net.${end}`)),
  )
  expect(modelFilePaths(join(folder, 'my-net.c'))).toEqual(['h', 'c'].map((end) => join(folder, `my-net.${end}`)))
  expect(await readFile(join(folder, 'my-net.h'), 'utf8')).toContain('void my_net_predict(')
})

test('inspecting lists tensors and the network', async () => {
  const path = join(folder, 'model.safetensors')
  await writeModelFile(path, model)
  const report = await inspectModelFile(path)
  expect(report).toMatchObject({
    file: 'model.safetensors',
    format: 'safetensors',
    parameterCount: model.parameterCount,
  })
  expect(report.tensors.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual([
    ['fc1.weight', 'F32', [8, 20]],
    ['fc1.bias', 'F32', [8]],
    ['fc2.weight', 'F32', [3, 8]],
    ['fc2.bias', 'F32', [3]],
  ])
  const weight = model.parameters['fc1.weight']!
  expect(report.tensors[0]).toMatchObject({
    bytes: 640,
    norm: expect.closeTo(Math.hypot(...weight), 12),
    max: Math.max(...weight),
    nonFinite: 0,
  })
})

test('a file that is not there, an unknown extension and a web page are named', async () => {
  await expect(readModelFile(folder)).rejects.toThrow(/the folder has 0 model files; name one file/)
  await expect(readModelFile(join(folder, 'absent.pth'))).rejects.toThrow(
    /absent\.pth: can't be read: there is no such file/,
  )
  await expect(writeModelFile(join(folder, 'model.h5'), model)).rejects.toThrow(
    /'\.h5' is the extension of no model format/,
  )
  const page = join(folder, 'page.pth')
  await writeFile(page, '<!DOCTYPE html>')
  await expect(readModelFile(page)).rejects.toThrow(
    /page\.pth at byte 0: it is a web page, not a model; known: safetensors/,
  )
})

test.skipIf(process.platform === 'win32')(
  'what is no regular file is refused unread, in a folder and beside a model too',
  async () => {
    const odd = join(folder, 'odd')
    await mkdir(odd)
    await symlink('/dev/zero', join(odd, 'model.json'))
    await symlink('/dev/zero', join(folder, 'zero.pth'))
    const device = { code: 'READ_FAILED', message: expect.stringMatching(/it is a device, not a regular file$/) }
    for (const path of [odd, join(odd, 'model.json'), join(folder, 'zero.pth')]) {
      await expect(readModelFile(path)).rejects.toMatchObject(device)
      await expect(inspectModelFile(path)).rejects.toMatchObject(device)
    }
    await expect(openSafetensorsFile(join(folder, 'zero.pth'))).rejects.toMatchObject(device)

    const exported = join(import.meta.dirname, '../../test/fixtures/onnx-torch-2.15.0/relu_external.onnx')
    await copyFile(exported, join(folder, 'external.onnx'))
    await symlink('/dev/zero', join(folder, 'relu_external.onnx.data'))
    await expect(readModelFile(join(folder, 'external.onnx'))).rejects.toMatchObject(device)
  },
)
