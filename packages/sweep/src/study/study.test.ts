import fc from 'fast-check'
import { expect, test } from 'vitest'
import { local } from '../engine.ts'
import { runStudy } from '../run-study.ts'
import { choice, int } from '../space/parameter.ts'
import { parseSearch } from '../space/parse-search.ts'
import type { Job, JobResult } from './job.ts'
import { bestTrial, progressOf } from './progress.ts'
import { rungsOf } from './rungs.ts'
import { decodeStudy, defineStudy } from './study.ts'
import { trialsCsv } from './trials-csv.ts'

const space = parseSearch('lr=1e-4..1:log width=4..64 optimizer=sgd|adam')

/** Stands for a training: a function of the job and of nothing else. Some diverge. */
function trained({ trial, settings, seed, rung, until }: Job): JobResult {
  const diverges = Number(settings['lr']) > 0.7
  const score = (Math.log10(Number(settings['lr'])) + 2) ** 2 + 1 / until + seed / 100
  const weightsSha256 = `${trial}`.padStart(64, '0')
  return { trial, seed, rung, score: diverges ? null : score, weightsSha256: diverges ? null : weightsSha256 }
}

test.each([
  [{ epochs: 27, halving: 3 }, 27, [1, 3, 9, 27]],
  [{ epochs: 27, halving: 3 }, 8, [9, 27]],
  [{ epochs: 10, halving: 3 }, 100, [1, 3, 10]],
  [{ epochs: 1, halving: 3 }, 100, [1]],
  [{ epochs: 5, halving: 2 }, 1, [5]],
  [{ epochs: 7, halving: null }, 100, [7]],
])('%j with %d trials trains to epochs %j', (study, trials, epochs) => {
  expect(rungsOf(study, trials).map((rung) => rung.epochs)).toEqual(epochs)
})

test.each([
  ['grid', 40],
  // Each trial of TPE is drawn by 24 candidates for each of 3 parameters, held against the trials before it, once.
  ['tpe', 10_000],
] as const)('a result costs what it changes, however many there are: %s', async (sampler, most) => {
  let reads = 0
  function spied<T extends object>(value: T): T {
    const get = (target: T, key: string | symbol) => {
      reads++
      return Reflect.get(target, key)
    }
    return new Proxy(value, { get })
  }
  const asked = { b: spied(int(1, 20)), c: spied(int(1, 10)), a: spied(choice([0.1, 0.2])) }
  const study = spied({ ...defineStudy({ space: asked, sampler, trials: 400, epochs: 1 }), space: asked })
  const engine = local(async (job) => trained({ ...job, settings: { lr: 0.1 } }))
  expect((await runStudy(study, { engine })).done).toBe(400)
  expect(reads / 400).toBeLessThan(most)
})

test('the table is the same in whatever order results come, on any number of workers, cut anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        sampler: fc.constantFrom('random', 'sobol', 'tpe'),
        trials: fc.integer({ min: 1, max: 30 }),
        seeds: fc.integer({ min: 1, max: 3 }),
        halving: fc.option(fc.integer({ min: 2, max: 4 })),
        seed: fc.integer({ min: 0, max: 1000 }),
        epochs: fc.integer({ min: 1, max: 30 }),
      }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 60 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
      async (fields, concurrency, cut, delays) => {
        const study = defineStudy({ space, ...fields })
        const straight = await runStudy(study, { engine: local(async (job) => trained(job)) })
        const results: JobResult[] = []
        const journal = {
          results,
          async append(result: JobResult) {
            if (results.length >= cut) throw new Error('killed')
            results.push(result)
          },
        }
        const late = local(
          async (job) => {
            for (let turns = delays.next().value!; turns > 0; turns--) await Promise.resolve()
            return trained(job)
          },
          { concurrency },
        )
        await runStudy(study, { engine: late, journal }).catch(() => {})
        // As another process finds it, in another order.
        const again = await runStudy(study, {
          engine: late,
          journal: { results, append: async (result) => void results.unshift(result) },
        })
        expect(trialsCsv(study, again.trials)).toBe(trialsCsv(study, straight.trials))
        expect(again.done).toBe(results.length)
        expect(bestTrial(study, again.trials)).toEqual(bestTrial(study, straight.trials))
      },
    ),
    { numRuns: 60 },
  )
})

test('halving promotes the best, ties by number, and never what diverged', async () => {
  const study = defineStudy({ space, trials: 9, epochs: 9, halving: 3 })
  const costs = [5, 1, 1, 1, Number.NaN, 9, 9, 9, 9]
  const engine = local(async ({ trial, seed, rung }) => ({
    ...{ trial, seed, rung },
    score: Number.isNaN(costs[trial]!) ? null : costs[trial]!,
    weightsSha256: null,
  }))
  const { trials, done, total } = await runStudy(study, { engine })
  expect(trials.map(({ rung }) => rung)).toEqual([0, 2, 1, 1, 0, 0, 0, 0, 0])
  expect([done, total]).toEqual([13, 13])
  expect(bestTrial(study, trials)?.number).toBe(1)
})

test('several seeds give a mean and its interval', async () => {
  const study = defineStudy({
    space,
    trials: 2,
    epochs: 1,
    seeds: 3,
    objective: { metric: 'accuracy', direction: 'maximize' },
  })
  const engine = local(async ({ trial, seed, rung }) => ({ trial, seed, rung, score: seed / 10, weightsSha256: null }))
  const { trials } = await runStudy(study, { engine })
  expect(trials[0]!.score).toBeCloseTo(0.2, 12)
  expect(trials[0]!.interval!.low).toBeCloseTo(0.2 - (4.302652729911275 * 0.1) / Math.sqrt(3), 9)
  expect(trialsCsv(study, trials).split('\n')[0]).toBe(
    'number,lr,width,optimizer,accuracy,low,high,rung,epochs,weightsSha256-1,weightsSha256-2,weightsSha256-3',
  )
})

test('a failing job ends the study with its error, and what was done is kept', async () => {
  const study = defineStudy({ space, trials: 10, epochs: 1 })
  const results: JobResult[] = []
  const engine = local(
    async (job) => {
      if (job.trial === 4) throw new Error('the disk is full')
      return trained(job)
    },
    { concurrency: 2 },
  )
  const journal = { results, append: async (result: JobResult) => void results.push(result) }
  await expect(runStudy(study, { engine, journal })).rejects.toThrow('the disk is full')
  expect(results.length).toBeGreaterThanOrEqual(4)
  expect(progressOf(study, results).jobs.map(({ trial }) => trial)).toContain(4)
})

test.each([
  [{ trials: 0 }, /'trials' must be/i],
  [{ epochs: 1.5 }, /'epochs'/],
  [{ halving: 1 }, /'halving' .*must be at least 2/i],
  [{ sampler: 'magic' }, /'sampler'/],
  [{ objective: { metric: 'loss', direction: 'down' } }, /'objective.direction'/],
  [{ more: 1 }, /unexpected extra key/i],
])('%j is refused, naming the field', (wrong, words) => {
  const study = { ...defineStudy({ space, trials: 1, epochs: 1 }), ...wrong }
  expect(() => decodeStudy(study)).toThrow(
    expect.objectContaining({ code: 'STUDY_INVALID', message: expect.stringMatching(words) }),
  )
})
