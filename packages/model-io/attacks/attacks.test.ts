import { OneloopError } from '@oneloop/core'
import { describe, expect, test } from 'vitest'
import { memoryBound } from '../src/bytes/memory-bound.ts'
import { inspectModel, type ModelInput, readModel } from '../src/index.ts'
import type { Attack } from './attack.ts'
import { kerasAttacks } from './keras.ts'
import { npzAttacks } from './npz.ts'
import { onnxAttacks } from './onnx.ts'
import { pickleAttacks } from './pickles.ts'
import { safetensorsAttacks } from './safetensors.ts'
import { tfjsAttacks } from './tfjs.ts'
import { zipAttacks } from './zips.ts'

const attacks: Record<string, readonly Attack[]> = {
  safetensors: safetensorsAttacks,
  pickles: pickleAttacks,
  zips: zipAttacks,
  onnx: onnxAttacks,
  tfjs: tfjsAttacks,
  keras: kerasAttacks,
  npz: npzAttacks,
}

/** For the interpreter and its garbage, beside what the reader itself may take. */
const SLACK_BYTES = 192 * 2 ** 20
const MICROSECONDS = 1e6

function sizeOf(input: ModelInput): number {
  if (input instanceof Uint8Array) return input.length
  if (Array.isArray(input)) return input.reduce((sum, file) => sum + file.bytes.length, 0)
  throw new Error('attacks come as bytes')
}

for (const [group, list] of Object.entries(attacks)) {
  describe(group, () => {
    test.each(list)('$name', async ({ input, code, says, offset }) => {
      const given = input()
      const peak = process.resourceUsage().maxRSS
      const cpu = process.cpuUsage()
      const error = await readModel(given, { fileName: 'attack' }).catch((reason: unknown) => reason)
      const { user, system } = process.cpuUsage(cpu)

      expect(error).toBeInstanceOf(OneloopError)
      const refused = error as OneloopError
      expect(refused).toMatchObject({
        code,
        message: expect.stringMatching(says),
        offset: offset ?? expect.any(Number),
      })
      expect(refused.message).not.toContain('\n')
      expect((user + system) / MICROSECONDS, 'seconds of CPU').toBeLessThan(1)
      const growth = (process.resourceUsage().maxRSS - peak) * 1024
      expect(growth, 'bytes more at the peak').toBeLessThan(memoryBound(sizeOf(given)) + SLACK_BYTES)

      // Listing a file gives a report or a typed error, nothing else.
      const report = await inspectModel(given).catch((reason: unknown) => reason)
      if (report instanceof Error) expect(report).toBeInstanceOf(OneloopError)
      else expect(report).toHaveProperty('model.code')
    })
  })
}

test('nothing got into the prototype of objects', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect('dtype' in {}).toBe(false)
})
