import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, double, doubles, fields, float, readRecords, readValues, text } from '../../test/read-events.ts'
import { crc32c, maskedCrc32c } from './crc32c.ts'
import { encodeEvent } from './encode-event.ts'
import { histogramOf } from './histogram.ts'
import { sessionEnd, sessionStart } from './hyperparameters.ts'
import { encodeRecord } from './record.ts'

const ascii = (words: string) => new TextEncoder().encode(words)

describe('CRC-32C', () => {
  // https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4
  test.each([
    ['123456789', ascii('123456789'), 0xe3069283],
    ['32 bytes of 0', new Uint8Array(32), 0x8a9136aa],
    ['32 bytes of 255', new Uint8Array(32).fill(255), 0x62a8ab43],
    ['0 to 31', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
    ['31 to 0', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
    ['nothing', new Uint8Array(), 0],
  ])('of %s is the published one', (_, bytes, crc) => expect(crc32c(bytes)).toBe(crc))

  test('is linear, as every CRC is: the sum of three messages has the sum of their checksums', () => {
    const message = fc.uint8Array({ minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(message, message, message, (a, b, c) => {
        const sum = a.map((byte, i) => byte ^ b[i]! ^ c[i]!)
        expect(crc32c(sum)).toBe((crc32c(a) ^ crc32c(b) ^ crc32c(c)) >>> 0)
      }),
    )
  })

  test('masked, it is turned by 15 bits and shifted, and can be unmasked', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const turned = (maskedCrc32c(bytes) - 0xa282ead8) >>> 0
        expect(((turned >>> 17) | (turned << 15)) >>> 0).toBe(crc32c(bytes))
      }),
    )
  })
})

test('records are read back whole, and a changed byte anywhere is noticed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (list, where, change) => {
        const file = Uint8Array.from(list.flatMap((data) => [...encodeRecord(data)]))
        expect(readRecords(file)).toEqual(list)
        file[where % file.length]! ^= change
        expect(() => readRecords(file)).toThrow()
      },
    ),
  )
})

describe('events', () => {
  test('a scalar has its tag, step and time', () => {
    const step = fc.oneof(fc.nat(), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.float(), step, (tag, value, at) => {
        const file = encodeEvent({ kind: 'scalar', tag, value }, at, 1_700_000_000.25)
        const [event] = readRecords(file)
        expect(double(bytesOf(event!, 1))).toBe(1_700_000_000.25)
        const [read] = readValues(file)
        expect([read!.kind, read!.tag, read!.step]).toEqual(['scalar', tag, at])
        expect(float(read!.body)).toBe(value)
      }),
    )
  })

  test('a file begins with its version, and a run that goes on says so', () => {
    expect(text(bytesOf(readRecords(encodeEvent({ kind: 'fileVersion' }, 0, 1))[0]!, 3))).toBe('brain.Event:2')
    const [restart] = readRecords(encodeEvent({ kind: 'restart' }, 12, 1))
    expect(fields(restart!).find(({ number }) => number === 2)!.value).toBe(12)
    expect(fields(bytesOf(restart!, 7))).toEqual([{ number: 1, value: 1 }])
  })

  test('an image has the size that its header says, and the very bytes', () => {
    const png = Uint8Array.from([
      ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
      ...[0, 0, 1, 4, 0, 0, 0, 7, 8, 6, 0, 0, 0, 1, 2, 3, 4],
    ])
    const [read] = readValues(encodeEvent({ kind: 'image', tag: 'x', png }, 1, 1))
    expect(read!.kind).toBe('image')
    expect(fields(read!.body)).toEqual([
      { number: 1, value: 7 },
      { number: 2, value: 260 },
      { number: 3, value: 4 },
      { number: 4, value: png },
    ])
    expect(() => encodeEvent({ kind: 'image', tag: 'x', png: new Uint8Array(40) }, 1, 1)).toThrow(
      expect.objectContaining({ code: 'IMAGE_BROKEN' }),
    )
  })

  test('a histogram of no number at all is left out', () => {
    expect(encodeEvent({ kind: 'histogram', tag: 'x', values: [Number.NaN] }, 1, 1)).toHaveLength(0)
    const [read] = readValues(encodeEvent({ kind: 'histogram', tag: 'x', values: [1, 2, 3] }, 1, 1))
    expect(doubles(bytesOf(read!.body, 7)).reduce((a, b) => a + b)).toBe(3)
    expect(doubles(bytesOf(read!.body, 6)).at(-1)).toBe(3)
  })
})

test('every finite value is in the bucket that holds it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.float(), fc.integer({ min: -3, max: 3 })), { minLength: 1 }), (list) => {
      const finite = list.filter(Number.isFinite)
      const histogram = histogramOf(list)
      if (finite.length === 0) return expect(histogram).toBeNull()
      const { min, max, count, sum, limits, counts } = histogram!
      expect([min, max, count]).toEqual([Math.min(...finite), Math.max(...finite), finite.length])
      expect(sum).toBe(finite.reduce((a, b) => a + b, 0))
      expect(limits).toHaveLength(counts.length)
      expect(limits.at(-1)).toBe(max)
      expect(counts.reduce((a, b) => a + b)).toBe(count)
      let below = 0
      for (const [i, limit] of limits.entries()) {
        below += counts[i]!
        const dust = (max - min) * 1e-9
        expect(below).toBeGreaterThanOrEqual(finite.filter((value) => value < limit - dust).length)
        expect(below).toBeLessThanOrEqual(finite.filter((value) => value <= limit + dust).length)
      }
    }),
  )
})

test('hyperparameters of each kind, the figures to compare, and the end of the run are in the plugin’s data', () => {
  const settings = { rate: 0.5, optimizer: 'adam', shuffle: true }
  const [experiment, start] = sessionStart(settings, ['loss/train'], 9)
  expect([experiment![0], start![0]]).toEqual(['_hparams_/experiment', '_hparams_/session_start_info'])
  const infos = fields(bytesOf(experiment![1], 2)).filter(({ number }) => number === 4)
  const named = infos.map(({ value }) => [text(bytesOf(value as Uint8Array, 1)), fields(value as Uint8Array)[1]!.value])
  expect(named).toEqual([
    ['rate', 3],
    ['optimizer', 1],
    ['shuffle', 2],
  ])
  expect(text(bytesOf(bytesOf(bytesOf(bytesOf(experiment![1], 2), 5), 1), 2))).toBe('loss/train')
  const entries = fields(bytesOf(start![1], 3)).filter(({ number }) => number === 1)
  const values = entries.map(({ value }) => fields(bytesOf(value as Uint8Array, 2))[0]!)
  expect(double(values[0]!.value as Uint8Array)).toBe(0.5)
  expect(text(values[1]!.value as Uint8Array)).toBe('adam')
  expect(values[2]).toEqual({ number: 4, value: 1 })
  const status = (end: Uint8Array) => fields(bytesOf(end, 4))[0]
  expect(status(sessionEnd('success', 1)[1])).toEqual({ number: 1, value: 1 })
  expect(status(sessionEnd('failure', 1)[1])).toEqual({ number: 1, value: 2 })
})
