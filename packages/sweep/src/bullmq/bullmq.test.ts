import { expect, test } from 'vitest'
import { parseSearch } from '../space/parse-search.ts'
import { defineStudy } from '../study/study.ts'
import { parseConnection } from './connection.ts'
import { decodeMessage } from './message.ts'

const study = defineStudy({ space: parseSearch('lr=1e-3..1:log'), trials: 4, epochs: 8, seeds: 2 })
const job = { trial: 3, settings: { lr: 0.1 }, seed: 2, rung: 0, until: 8, epochs: 8 }
const message = (more: object = {}, other: object = {}) => ({
  version: 1,
  study: { ...study, ...other },
  job: { ...job, ...more },
})

test('a job of its study is taken', () => {
  expect(decodeMessage(message())).toEqual({ version: 1, study, job })
})

const deep = (levels: number) => {
  let value: unknown = 0
  for (let i = 0; i < levels; i++) value = [value]
  return value
}

test.each([
  ['a trial that its study does not have', message({ trial: 4 })],
  ['a trial beyond all numbers', message({ trial: 1e300 })],
  ['a seed that its study does not have', message({ seed: 3 })],
  ['more epochs than its study has', message({ until: 9 })],
  ['other epochs than its study', message({ epochs: 9 })],
  ['more epochs than any study has', message({ epochs: 1e15, until: 1e15 }, { epochs: 1e15 })],
  ['a setting of five megabytes', message({ settings: { lr: 'x'.repeat(5 << 20) } })],
  ['a task that nests without end', message({}, { task: deep(50_000) })],
  ['the key of a prototype', message({ settings: JSON.parse('{"__proto__": 1}') })],
  ['nothing', null],
])('%s is refused', (_, value) => {
  expect(() => decodeMessage(value)).toThrow(expect.objectContaining({ code: 'STUDY_INVALID' }))
})

test.each([
  ['postgres://u:se%20same@h/db', 'failed for se same and se%20same', 'failed for *** and ***'],
  ['postgres://u@h/db?password=sesame', 'failed for sesame', 'failed for ***'],
  ['redis://:sesame@h:6379', 'WRONGPASS sesame', 'WRONGPASS ***'],
])('no message shows the password of %s', (url, said, told) => {
  const { shown, redact } = parseConnection(url)
  expect(redact(said)).toBe(told)
  expect(shown).not.toMatch(/same/)
})

test('a password with a broken escape is refused in words', () => {
  expect(() => parseConnection('postgres://u:100%@h/db')).toThrow(
    expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining('write % as %25') }),
  )
})
