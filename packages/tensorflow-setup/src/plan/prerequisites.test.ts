import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { missingOfDisk, missingOfMachine } from './prerequisites.ts'

const good = { platform: 'linux', arch: 'x64', glibc: '2.36', cpuFlags: 'fpu sse2 avx avx2' }

test('a usual Linux machine lacks nothing', () => {
  expect(missingOfMachine(good, false, true)).toEqual([])
  expect(missingOfMachine({ ...good, platform: 'darwin', arch: 'arm64', glibc: undefined }, false, true)).toEqual([])
})

test('glibc is enough exactly from 2.27 on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), (minor) => {
      expect(missingOfMachine({ ...good, glibc: `2.${minor}` }, false, true).length).toBe(minor < 27 ? 1 : 0)
    }),
  )
})

test('musl, a CPU without AVX and a platform without a build are each named with what to do', () => {
  expect(missingOfMachine({ ...good, glibc: undefined }, false, true)[0]?.what).toMatch(/musl/)
  expect(missingOfMachine({ ...good, cpuFlags: 'fpu sse2 avx2x' }, false, true)[0]?.what).toMatch(/AVX/)
  expect(missingOfMachine({ ...good, platform: 'win32' }, false, false)[0]?.fix).toMatch(/WSL 2/)
  expect(missingOfMachine({ ...good, arch: 'arm64' }, true, false)[0]?.what).toMatch(/NVIDIA GPU on linux arm64/)
})

test('a disk too small, and a folder that is no folder, are named', async () => {
  expect(await missingOfDisk(tmpdir(), 1)).toEqual([])
  expect((await missingOfDisk(tmpdir(), 1e18))[0]?.what).toMatch(/1000000000.0 GB of disk/)
  expect((await missingOfDisk(`${process.execPath}/cache`, 1))[0]?.what).toMatch(/can be written/)
})
