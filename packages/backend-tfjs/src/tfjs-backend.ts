import type { Backend } from '@oneloop/core'
import { checkProgram } from '@oneloop/core/engine'
import type { Device } from './device.ts'
import { createTfjsEngine } from './engine/tfjs-engine.ts'

/** A backend whose device is started when the first engine is asked for. */
export function tfjsBackend(name: string, start: () => Promise<Device>): Backend {
  return {
    name,
    async createEngine(program) {
      checkProgram(name, program)
      return createTfjsEngine(await start(), program)
    },
  }
}
