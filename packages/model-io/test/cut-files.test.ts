import { OneloopError } from '@oneloop/core'
import { writeMessage } from '@oneloop/core/files'
import { Mlp } from '@oneloop/mlp-model'
import { expect, test } from 'vitest'
import { formatNames, readModel, writeModel } from '../src/index.ts'
import { fixture, fixtureNames } from './fixture.ts'

const model = new Mlp([20, 8, 3], { activation: 'tanh', dropout: 0.25 })
const options = {
  normalization: { scale: 1 / 127.5, offset: -1 },
  classNames: ['a', 'b', 'c'],
  metadata: { note: 'kept' },
}

test.each(formatNames)(
  '%s: our file, cut anywhere, is refused',
  async (format) => {
    const bytes = writeModel(model, format, { ...options, rawInput: true })
    for (let length = 0; length < bytes.length; length++) {
      const error: unknown = await readModel(bytes.subarray(0, length)).catch((reason: unknown) => reason)
      expect(error, `${length} of ${bytes.length} bytes`).toBeInstanceOf(OneloopError)
    }
  },
  120_000,
)

const exported = ['onnx-torch-1.13.1', 'onnx-torch-2.15.0', 'keras-onnx-3'].flatMap((folder) =>
  fixtureNames(folder)
    .filter((name) => name.endsWith('.onnx') && !/refused|external/.test(name))
    .map((name) => ({ folder, name })),
)

test.each(exported)('$folder/$name, cut where a field ends, is refused', async ({ folder, name }) => {
  const { bytes } = fixture(folder, name)
  for (const end of endsOfFields(bytes).slice(0, -1)) {
    const read = await readModel(bytes.subarray(0, end)).catch((reason: unknown) => reason)
    // Metadata at the very end is no part of the network.
    if (read instanceof Error) expect(read).toBeInstanceOf(OneloopError)
    else expect((read as { model: Mlp }).model.layers).toEqual((await readModel(bytes)).model.layers)
  }
})

test('our ONNX file of an earlier layout, its metadata at the end and cut off, says what it lacks', async () => {
  const bytes = writeModel(model, 'onnx', options)
  const fields = endsOfFields(bytes).map((end, i, ends) => bytes.subarray(ends[i - 1] ?? 0, end))
  const [version, producer, opset, ...rest] = fields
  const graph = rest.at(-1)!
  const whole = Buffer.concat([version!, producer!, graph, opset!])
  expect((await readModel(new Uint8Array(whole))).inferred).toEqual([
    'oneloop wrote it, but what it said of class names, dropout and normalisation is gone',
  ])
  const cut = new Uint8Array(Buffer.concat([version!, producer!, graph]))
  await expect(readModel(cut)).rejects.toThrow(/it names no set of operators: it was cut at its end/)
  expect(writeMessage([[1, 7]])).toEqual(version)
})

/** Where each field of a protobuf message ends. */
function endsOfFields(bytes: Uint8Array): number[] {
  const ends: number[] = []
  const varint = (at: number): [value: number, next: number] => {
    let value = 0
    for (let i = 0; ; i++) {
      const byte = bytes[at + i]!
      value += (byte & 0x7f) * 2 ** (7 * i)
      if (byte < 0x80) return [value, at + i + 1]
    }
  }
  for (let at = 0; at < bytes.length; ) {
    const [tag, afterTag] = varint(at)
    const [value, next] = varint(afterTag)
    at = tag % 8 === 2 ? next + value : next
    ends.push(at)
  }
  return ends
}
