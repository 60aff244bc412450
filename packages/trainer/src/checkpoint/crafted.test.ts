import { OneloopError } from '@oneloop/core'
import { decodeSafetensors, encodeSafetensors, faultIn } from '@oneloop/core/files'
import { expect, test } from 'vitest'
import { decodeCheckpoint, encodeCheckpoint, type RunState } from '../index.ts'
import { checkpointDigest } from './encode.ts'

const report = { loss: 1, accuracy: 0.5, validationLoss: 2, trainAccuracy: 0.5, learningRate: 0.1, seconds: 1 }
const state: RunState = {
  engine: {
    parameters: { 'fc1.weight': Float32Array.of(1, 2), 'fc1.bias': Float32Array.of(3) },
    slots: { expAvg: { 'fc1.weight': Float32Array.of(4, 5), 'fc1.bias': Float32Array.of(6) } },
    step: 12,
    totals: {
      batches: 2,
      count: 20,
      weight: 20,
      correct: 3,
      absoluteError: 0,
      squaredError: 0,
      lossSum: 4,
      rowLossSum: 40,
      firstNonFinite: null,
    },
  },
  epoch: 2,
  stepInEpoch: 2,
  seconds: 0.5,
  loader: { seed: 1, batchSize: 10, length: 10 },
  history: [{ epoch: 1, ...report }],
  memories: { earlyStopping: { values: { best: 1, waited: 0 }, arrays: {} } },
}
const good = await encodeCheckpoint(state, { hidden: [2] })

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A checkpoint with another run, and the checksum that is right for it. */
async function crafted(change: (run: Record<string, Json>) => Json, tensorName = (name: string) => name) {
  const { tensors, metadata } = decodeSafetensors(good, faultIn('good'))
  const renamed = tensors.map((tensor) => ({ ...tensor, name: tensorName(tensor.name) }))
  const run = JSON.stringify(change(JSON.parse(metadata.get('run')!)))
  const sha256 = await checkpointDigest(run, renamed)
  return encodeSafetensors(renamed, { ...Object.fromEntries(metadata), run, sha256 })
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await decodeCheckpoint(bytes, 'run').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(OneloopError)
  expect(error).toMatchObject({ code: 'CHECKPOINT_CORRUPT', file: 'run' })
  return (error as OneloopError).message
}

/** Every place in a JSON value, as the keys that lead to it. */
function places(value: Json): string[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, inner]) => places(inner).map((rest) => [key, ...rest]))]
}

/** The value with another in one of its places; undefined takes the place out. */
function replaced(value: Json, [key, ...rest]: string[], by: Json | undefined): Json {
  if (key === undefined) return by ?? null
  const copy = structuredClone(value) as Record<string, Json>
  const next = rest.length === 0 ? by : replaced(copy[key]!, rest, by)
  if (next === undefined) delete copy[key]
  else copy[key] = next
  return copy
}

const run = JSON.parse(decodeSafetensors(good, faultIn('good')).metadata.get('run')!) as Record<string, Json>
const wrongs: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  -1,
  0.5,
  1e9,
  1e300,
  '',
  'text',
  [],
  [1],
  {},
  { a: 1 },
]

test.each(
  places(run)
    .filter(([first]) => first !== 'config')
    .map((place) => ({ place: place.join('.') || 'the run', keys: place })),
)('another value for $place is refused by a field, or is one that a run can have', async ({ keys }) => {
  for (const wrong of wrongs) {
    const bytes = await crafted((before) => replaced(before, keys, wrong))
    const read = await decodeCheckpoint(bytes).catch((error: unknown) => error)
    if (read instanceof Error) {
      const message = await refusal(bytes)
      expect(message).toMatch(
        /^run: the checkpoint can't be used: its (field '.+'|run) is wrong: .+; use the one before it$/,
      )
    } else {
      // What was taken in is whole: written again and read back it is the same.
      const { state: taken, config } = read as Awaited<ReturnType<typeof decodeCheckpoint>>
      expect((await decodeCheckpoint(await encodeCheckpoint(taken, config))).state).toEqual(taken)
      expect(typeof taken.epoch + typeof taken.stepInEpoch + typeof taken.loader.seed).toBe('numbernumbernumber')
    }
  }
})

test.each(['epoch', 'step', 'stepInEpoch', 'seconds', 'loader', 'totals', 'history', 'loader.length', 'totals.count'])(
  'a run without its %s is refused',
  async (place) => {
    const [field] = place.split('.')
    expect(await refusal(await crafted((before) => replaced(before, place.split('.'), undefined)))).toContain(field!)
  },
)

test.each([
  ['an epoch of a thousand million', ['epoch'], 1e9, /The epoch must be the one after its history/],
  ['a step past the end of its epoch', ['stepInEpoch'], 11, /The step must lie in the epoch/],
  ['a history that leaves an epoch out', ['history', 'epochs', '0', 'epoch'], 2, /Must have the epochs 1, 2, 3/],
  ['an accuracy of 2', ['history', 'epochs', '0', 'accuracy'], 2, /accuracy of epoch report 1 is 2, not 0 to 1/],
] as [string, string[], Json, RegExp][])('%s is refused', async (_, place, wrong, says) => {
  expect(await refusal(await crafted((before) => replaced(before, place, wrong)))).toMatch(says)
})

test('a run that is no JSON is refused', async () => {
  const { tensors, metadata } = decodeSafetensors(good, faultIn('good'))
  const sha256 = await checkpointDigest('{', tensors)
  const bytes = encodeSafetensors(tensors, { ...Object.fromEntries(metadata), run: '{', sha256 })
  expect(await refusal(bytes)).toMatch(/its run is no JSON/)
})

test.each([
  ['expAvg/fc1.weight', 'expAvg/fc9.weight', /its memory 'expAvg' of 'fc9\.weight' is of no parameter/],
  ['expAvg/fc1.weight', 'a/b/c', /its tensor 'a\/b\/c' \(F32\) is neither a parameter nor/],
  ['expAvg/fc1.weight', '/fc1.weight', /its tensor '\/fc1\.weight'/],
  ['expAvg/fc1.weight', 'toString/toString', /its memory 'toString' of 'toString' is of no parameter/],
  ['fc1.weight', 'fc1.wight', /its memory 'expAvg' of 'fc1\.weight' is of no parameter/],
])('the tensor %s named %s is refused', async (from, to, says) => {
  expect(
    await refusal(
      await crafted(
        (before) => before,
        (name) => (name === from ? to : name),
      ),
    ),
  ).toMatch(says)
})

test('a safetensors file that is no checkpoint is told from a damaged one', async () => {
  expect(await refusal(encodeSafetensors([], { format: 'pt' }))).toMatch(/it is no oneloop checkpoint/)
  expect(await refusal(new Uint8Array(3))).toMatch(/3 bytes are too few for a safetensors file/)
})

test('a checkpoint that was written before the container was shared is read', async () => {
  // Its header had the metadata last, its totals fewer sums, and null for one that was no number.
  const { tensors, metadata } = decodeSafetensors(good, faultIn('good'))
  const { weight: _, absoluteError: __, squaredError: ___, ...totals } = run['totals'] as Record<string, Json>
  const text = JSON.stringify({ ...run, totals: { ...totals, lossSum: null } })
  let at = 0
  const table = Object.fromEntries(
    tensors.map(({ name, dtype, shape, bytes }) => {
      const start = at
      at += bytes.length
      return [name, { dtype, shape, data_offsets: [start, at] }]
    }),
  )
  const sha256 = await checkpointDigest(text, tensors)
  const header = JSON.stringify({ ...table, __metadata__: { ...Object.fromEntries(metadata), run: text, sha256 } })
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8)
  const length = new Uint8Array(new BigUint64Array([BigInt(padded.length)]).buffer)
  const data = Buffer.concat(tensors.map(({ bytes }) => bytes))
  const old = new Uint8Array(Buffer.concat([length, Buffer.from(padded), data]))
  expect((await decodeCheckpoint(old)).state).toEqual({
    ...state,
    engine: { ...state.engine, totals: { ...state.engine.totals, lossSum: Number.NaN } },
  })
})
