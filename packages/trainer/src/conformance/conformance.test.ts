import type { Backend, Engine } from '@oneloop/core'
import { describe, expect, test } from 'vitest'
import { reference } from '../reference/reference.ts'
import { conformanceCases } from './index.ts'

describe('the reference engine agrees with itself', () => {
  for (const { name, run } of conformanceCases(reference())) test(name, run)
})

describe('the suite sees what is wrong', () => {
  const broken: Record<string, (engine: Engine) => Partial<Engine>> = {
    'a learning rate off by one in a hundred': (engine) => ({
      trainStep: (batch, rate) => engine.trainStep(batch, rate * 1.01),
    }),
    'an evaluation that trains': (engine) => ({ evaluateStep: (batch) => engine.trainStep(batch, 1e-3) }),
    'rows that are not counted': (engine) => ({
      readTotals: async () => ({ ...(await engine.readTotals()), count: 0 }),
    }),
    'a state without memory': (engine) => ({
      readState: async () => ({ ...(await engine.readState()), slots: {} }),
    }),
    'a method that works after dispose': (engine) => {
      const { readTotals } = engine
      const totals = readTotals()
      return { readTotals: () => totals }
    },
    'a sign': (engine) => ({
      gradients: async (batch) =>
        Object.fromEntries(Object.entries(await engine.gradients(batch)).map(([name, g]) => [name, g.map((x) => -x)])),
    }),
  }
  for (const [what, change] of Object.entries(broken)) {
    test(what, async () => {
      const backend: Backend = {
        name: 'broken',
        async createEngine(program) {
          const engine = await reference().createEngine(program)
          return { ...engine, ...change(engine) }
        },
      }
      const failures = []
      for (const { name, run } of conformanceCases(backend)) await run().catch(() => failures.push(name))
      expect(failures.length).toBeGreaterThan(0)
    })
  }
})
