import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Mlp } from '@oneloop/mlp-model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quantizeModel } from '../../src/index.ts'
import { readModelFile, writeModelFile } from '../../src/node/index.ts'
import { expectLogits } from '../expect-logits.ts'
import { expectSameModel } from '../expect-same-model.ts'
import { countRight, images, inputs, logits, model, normalization, right } from '../mnist.ts'
import { pythonTools, readFloats, runPython, torchOf } from './python.ts'
import { title } from './tool.ts'

const INSTALL_TIMEOUT_MS = 900_000
const tools = pythonTools()
const torch = torchOf(tools)

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oneloop-'))
  writeFileSync(join(folder, 'inputs.f32'), inputs)
  writeFileSync(join(folder, 'images.u8'), images)
  for (const name of ['ours.safetensors', 'ours.pth', 'ours.npz', 'ours.onnx']) {
    await writeModelFile(join(folder, name), model, { metadata: { note: '메모' } })
  }
  await writeModelFile(join(folder, 'ours_raw.onnx'), model, { normalization, rawInput: true, softmax: true })
  await writeModelFile(join(folder, 'ours_gelu.onnx'), gelu)
  await writeModelFile(join(folder, 'ours_int8.onnx'), model, { quantize: 'int8' })
})
afterAll(() => rmSync(folder, { recursive: true }))

const gelu = new Mlp([784, 16, 10], { activation: 'gelu', dropout: 0.5, seed: 4 })

function expectAnswers(name: string): void {
  const outputs = readFloats(folder, name)
  expectLogits(outputs, logits)
  expect(countRight(outputs)).toBe(right)
}

describe.skipIf(tools.skipped !== undefined)(title("with Python's numpy, safetensors and onnxruntime", tools), () => {
  beforeAll(() => runPython(tools, 'check_tools.py', folder), INSTALL_TIMEOUT_MS)

  test('safetensors opens ours', () => {
    expectAnswers('safetensors.f32')
    expect(JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8'))).toEqual({ format: 'pt', note: '메모' })
  })
  test('numpy opens our npz', () => expectAnswers('npz.f32'))
  test('onnxruntime opens ours', () => expectAnswers('ours.onnx.f32'))
  test('onnxruntime takes pixels and gives probabilities', () => {
    const probabilities = readFloats(folder, 'ours_raw.onnx.f32')
    expect(countRight(probabilities)).toBe(right)
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1000, 2)
  })
  test('onnxruntime computes our GELU', () =>
    expectLogits(readFloats(folder, 'ours_gelu.onnx.f32'), gelu.forward(inputs)))

  test('onnxruntime computes our weights of eight bits', () =>
    expectLogits(readFloats(folder, 'ours_int8.onnx.f32'), quantizeModel(model).forward(inputs), 1e-4))

  const theirs = ['.safetensors', '_f64.safetensors', '.npz', '_compressed.npz', '_fortran.npz', '_big_endian.npz']
  test.each(theirs)('we open theirs%s', async (name) => {
    expectSameModel((await readModelFile(join(folder, `theirs${name}`))).model, model)
  })
})

describe.skipIf(torch.skipped !== undefined)(title('with PyTorch', torch), () => {
  beforeAll(() => runPython(torch, 'check_torch.py', folder, tools), INSTALL_TIMEOUT_MS)

  test.each(['pth', 'pth_mmap', 'torch_safetensors'])('PyTorch opens ours: %s', (name) => expectAnswers(`${name}.f32`))

  const theirs = ['.pth', '_legacy.pth', '_checkpoint.pth', '_without_checksums.pth', '_torch.safetensors']
  test.each(theirs)('we open theirs%s', async (name) => {
    const { model: read } = await readModelFile(join(folder, `theirs${name}`))
    expectLogits(read.forward(inputs), readFloats(folder, 'theirs.f32'))
  })
})
