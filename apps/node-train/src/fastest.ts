import {
  type Backend,
  BackendUnavailableError,
  type Engine,
  firstAvailable,
  type Program,
  UnsupportedProgramError,
} from '@oneloop/trainer'
import { measureStep } from './measure-step.ts'

/** Why other backends than the one in use were passed over, a line each; filled in when the engine is made. */
export interface Choice {
  readonly notUsed: string[]
}

/**
 * A backend that trains on whatever is fastest for the program on this machine. A step of 64 rows of a small network is
 * over before a GPU has been told what to do, so a GPU is not taken for its name: where there is one, the program's own
 * step is timed on it and on the best of the others, and the faster trains. Without a GPU nothing is timed.
 */
export function fastest(gpus: readonly Backend[], others: readonly Backend[], choice: Choice): Backend {
  let chosen: Backend | null = null
  const skip = (error: Error) => choice.notUsed.push(error.message)
  return {
    name: 'auto',
    async createEngine(program) {
      if (chosen !== null) return chosen.createEngine(program)
      const found: { backend: Backend; engine: Engine }[] = []
      for (const backend of gpus) {
        const engine = await backend.createEngine(program).catch((error: unknown) => {
          if (!(error instanceof BackendUnavailableError || error instanceof UnsupportedProgramError)) throw error
          skip(error)
          return null
        })
        if (engine !== null) found.push({ backend, engine })
      }
      const rest = firstAvailable(others, { onSkip: ({ error }) => skip(error) })
      const candidates = [...found, { backend: rest, engine: await rest.createEngine(program) }]
      const best = candidates.length === 1 ? candidates[0]! : await race(candidates, program, choice)
      chosen = best.backend
      return best.engine
    },
  }
}

async function race<C extends { engine: Engine }>(candidates: C[], program: Program, choice: Choice): Promise<C> {
  const timed: { candidate: C; stepMs: number }[] = []
  for (const candidate of candidates) timed.push({ candidate, stepMs: await measureStep(candidate.engine, program) })
  const [best, ...slower] = timed.sort((a, b) => a.stepMs - b.stepMs)
  for (const { candidate, stepMs } of slower) {
    choice.notUsed.push(`${candidate.engine.device}: ${stepMs.toFixed(2)} ms a step, not ${best!.stepMs.toFixed(2)}`)
    await candidate.engine.dispose()
  }
  return best!.candidate
}
