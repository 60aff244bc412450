import { expect, test } from 'vitest'
import { parseOptions, workloadNames } from './options.ts'

test('all workloads and peers by default, in their order when chosen', () => {
  expect(parseOptions([])).toEqual({ quick: false, setupOnly: false, workloads: workloadNames, only: [] })
  expect(parseOptions(['--quick', '--workload', 'startup,epoch', '--only', 'torch', '--only', 'jax'])).toEqual({
    quick: true,
    setupOnly: false,
    workloads: ['epoch', 'startup'],
    only: ['torch', 'jax'],
  })
})

test('studies are apart: not among all of them, and not beside another', () => {
  expect(parseOptions([])!.workloads).not.toContain('studies')
  expect(parseOptions(['--workload', 'studies'])!.workloads).toEqual(['studies'])
  expect(() => parseOptions(['--workload', 'studies,epoch'])).toThrow("'studies' is run alone")
})

test('help, and what does not exist', () => {
  expect(parseOptions(['--help'])).toBeNull()
  expect(() => parseOptions(['--workload', 'epochs'])).toThrow("no workload 'epochs'")
  expect(() => parseOptions(['--fast'])).toThrow('--fast')
})
