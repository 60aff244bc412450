import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { History } from '@oneloop/core'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type TrainOutcome, trainInProcess } from './in-process.ts'
import { temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const out = (name: string) => join(folder, name)
const read = (name: string, file: string) => readFileSync(join(out(name), file), 'utf8')
const fresh = ['--backend', 'reference', '--out']
const sha = ({ error, events }: TrainOutcome) => {
  expect(error).toBeNull()
  return events.at(-1)!['weightsSha256'] as string
}
/** The epochs of a run's history, without the time that they took. */
const epochs = (name: string) =>
  History.fromJSON(JSON.parse(read(name, 'history.json'))).epochs.map(({ seconds: _, ...report }) => report)

// A run that is interrupted says so in the exit status.
afterEach(() => {
  process.exitCode = undefined
})

describe('with everything on', () => {
  const everything = [
    ...['iris', '--epochs', '6', '--hidden', '6', '--dropout', '0.1', '--accumulate', '2', '--batch-size', '8'],
    ...['--lr', 'find', '--schedule', 'plateau:warmup=5,patience=1,factor=0.5', '--ema', '0.8', '--clip', '1'],
    ...['--label-smoothing', '0.05', '--class-weights', 'balanced', '--weight-decay', '0.01', '--no-bias-decay'],
    ...['--early-stopping', '4', '--monitor', 'auc', '--metrics', 'f1,brier', '--gradient-statistics', '1'],
    ...[
      '--freeze',
      'fc1.bias',
      '--balance',
      '--validation',
      '0.3',
      '--split-seed',
      '7',
      '--checkpoint-every',
      '3steps',
    ],
  ]

  test('a run that is stopped anywhere and gone on with ends as one that was not', async () => {
    const straight = await trainInProcess([...everything, ...fresh, out('whole')])
    const whole = sha(straight)
    const steps = straight.events.filter(({ event }) => event === 'gradient-statistics').length
    expect(steps).toBeGreaterThan(20)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: steps - 1 }), async (cut) => {
        rmSync(out('cut'), { recursive: true, force: true })
        let isSent = false
        await trainInProcess([...everything, ...fresh, out('cut')], (text) => {
          if (isSent || text.split('"event":"gradient-statistics"').length <= cut) return
          isSent = true
          process.emit('SIGINT')
        })
        // The file is enough: all else is in the checkpoint.
        const resumed = await trainInProcess(['iris', '--resume', ...fresh, out('cut')])
        expect(sha(resumed)).toBe(whole)
        expect(epochs('cut')).toEqual(epochs('whole'))
        expect(read('cut', 'gradients.csv')).toBe(read('whole', 'gradients.csv'))
        expect(JSON.parse(read('cut', 'config.json'))).toEqual(JSON.parse(read('whole', 'config.json')))
      }),
      { numRuns: 3 },
    )
  })

  test('the whole command line may be repeated, and what is changed in it is named', async () => {
    const again = await trainInProcess([...everything, '--resume', ...fresh, out('whole')])
    expect(sha(again)).toMatch(/^[0-9a-f]{64}$/)
    const other = await trainInProcess(['iris', '--resume', '--ema', '0.9', '--freeze', 'fc2', ...fresh, out('whole')])
    expect(other.error).toMatchObject({
      code: 'RESUME_CONFLICT',
      message: expect.stringContaining('--ema was 0.8, is 0.9; --freeze was fc1.bias, is fc2; leave them out'),
    })
  })
})

describe('a run that was killed before its first checkpoint', () => {
  const args = ['iris', '--epochs', '3', '--hidden', '4', '--ema', '0.5']

  test('starts from the beginning, with what it was told, and says so', async () => {
    const whole = sha(await trainInProcess([...args, ...fresh, out('first')]))
    mkdirSync(out('killed'))
    copyFileSync(join(out('first'), 'config.json'), join(out('killed'), 'config.json'))
    const resumed = await trainInProcess(['iris', '--resume', ...fresh, out('killed')])
    expect(resumed.words).toContain('The run was ended before its first checkpoint: it starts from the beginning')
    expect(sha(resumed)).toBe(whole)
  })

  test('is not taken for the run that it was started over', async () => {
    await trainInProcess([...args, '--seed', '2', ...fresh, out('over')])
    copyFileSync(join(out('first'), 'config.json'), join(out('over'), 'config.json'))
    const resumed = await trainInProcess(['iris', '--resume', ...fresh, out('over')])
    expect(resumed.words).toContain('it starts from the beginning')
    expect(sha(resumed)).toBe(sha(await trainInProcess(['iris', '--resume', ...fresh, out('first')])))
  })
})
