import fc from 'fast-check'
import { activationNames, optimizers, schedules } from 'oneloop'
import { expect, test } from 'vitest'
import { engineNames } from '../training/engines.ts'
import { lessonConfig } from '../training/run-config.ts'
import { decodeRun, encodeRun, linkTo } from './shared-run.ts'

const config = fc.record({
  engine: fc.constantFrom(...engineNames),
  hidden: fc.array(fc.integer({ min: 1, max: 256 }), { maxLength: 4 }),
  activation: fc.constantFrom(...activationNames),
  dropout: fc.double({ min: 0, max: 0.9, noNaN: true }).map((p) => Math.abs(p)),
  optimizer: fc.constantFrom(...(Object.keys(optimizers) as (keyof typeof optimizers)[])),
  learningRate: fc.double({ min: 1e-6, max: 10, noNaN: true }),
  schedule: fc.constantFrom(...(Object.keys(schedules) as (keyof typeof schedules)[])),
  epochs: fc.integer({ min: 1, max: 100 }),
  batchSize: fc.integer({ min: 1, max: 4096 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  images: fc.integer({ min: 1, max: 60_000 }),
})
const sha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))

test('a link holds every setting, to the last digit', () => {
  fc.assert(
    fc.property(config, sha256, (own, weightsSha256) => {
      const link = linkTo({ config: own, weightsSha256 }, 'http://page.test/folder/?theme=dark#loss', 'ko')
      expect(link).toMatch(/^http:\/\/page\.test\/folder\/\?lang=ko&run=1_[\w.%+-]+$/)
      expect(decodeRun(new URL(link).searchParams.get('run')!)).toEqual({ config: own, weightsSha256 })
    }),
  )
})

test.each([
  ['nothing', ''],
  ['another version', (good: string) => good.replace(/^1/, '2')],
  ['a field too many', (good: string) => `${good}_`],
  ['an engine that the page lacks', (good: string) => good.replace('wasm', 'abacus')],
  ['a layer too wide', (good: string) => good.replace('128.64', '100000')],
  ['too many layers', (good: string) => good.replace('128.64', '9.9.9.9.9')],
  ['no number', (good: string) => good.replace('0.001', '')],
  ['half an epoch', (good: string) => good.replace('constant_5', 'constant_2.5')],
  ['a digest cut short', (good: string) => good.slice(0, -1)],
])('a link with %s is not read', (_, change) => {
  const good = encodeRun({ config: lessonConfig, weightsSha256: 'a'.repeat(64) })
  expect(decodeRun(good)).not.toBeNull()
  expect(decodeRun(typeof change === 'string' ? change : change(good))).toBeNull()
})
