import { expect, test } from 'vitest'
import type { ClassResult } from '../src/class/protocol.ts'
import { ClassRoom } from './class-room.ts'

const resultOf = (seed: number, weightsSha256 = 'a'.repeat(64)): ClassResult => ({
  setting: { name: 'seed', value: seed },
  accuracy: 0.97,
  loss: 0.09,
  weightsSha256,
  device: 'WASM SIMD, 1 thread',
})

test('two tabs get each setting before the next one is given', () => {
  const room = new ClassRoom('seeds')
  const seeds = ['a', 'b', 'c', 'd', 'e'].map((tab) => room.join(tab)!.setting.value)
  expect(seeds).toEqual([1, 1, 2, 2, 3])
})

test('a tab that comes back has its seat, and one that left without a result makes room', () => {
  const room = new ClassRoom('seeds')
  expect(room.join('a')).toEqual(room.join('a'))
  room.join('b')
  room.leave('b')
  expect(room.join('c')).toEqual({ number: 3, setting: { name: 'seed', value: 1 } })
  expect(room.join('b')).toEqual({ number: 2, setting: { name: 'seed', value: 1 } })
})

test('the board keeps the results of those who left, each under its setting', () => {
  const room = new ClassRoom('seeds')
  for (const tab of ['a', 'b', 'c']) room.join(tab)
  expect(room.report('a', resultOf(1))).toBe(true)
  expect(room.report('b', resultOf(1, 'b'.repeat(64)))).toBe(true)
  expect(room.report('c', resultOf(1))).toBe(false)
  expect(room.report('nobody', resultOf(1))).toBe(false)
  room.leave('a')
  const { joined, rows } = room.board()
  expect(joined).toBe(2)
  expect(rows.map(({ setting, joined: here, results }) => [setting.value, here, results.length])).toEqual([
    [1, 1, 2],
    [2, 1, 0],
  ])
})

test('a class is bounded', () => {
  const room = new ClassRoom('rates')
  const seats = Array.from({ length: 120 }, (_, i) => room.join(`tab ${i}`))
  expect(seats.filter((seat) => seat === null)).toHaveLength(20)
})
