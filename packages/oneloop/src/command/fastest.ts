import {
  type Backend,
  BackendUnavailableError,
  type Engine,
  OneloopError,
  type Program,
  UnsupportedProgramError,
} from '@oneloop/core'
import { measureStep } from './measure-step.ts'

/** Why other backends than the one in use were passed over, a line each; filled in when the engine is made. */
export interface Choice {
  readonly notUsed: string[]
}

/**
 * A backend that trains on whatever is fastest for the program on this machine. A step of 64 rows of a small network is
 * over before a GPU has been told what to do, so a GPU is not taken for its name: where `rivals` names any that work, the
 * program's own step is timed on them and on the best of the others, and the fastest trains. Without rivals nothing is timed.
 *
 * @param others in the order of their speed
 */
export function fastest(
  rivals: (program: Program) => readonly Backend[],
  others: readonly Backend[],
  choice: Choice,
): Backend {
  let chosen: Backend | null = null
  return {
    name: 'auto',
    async createEngine(program) {
      if (chosen !== null) return chosen.createEngine(program)
      const timed = rivals(program)
      const rest = others.filter(({ name }) => !timed.some((rival) => rival.name === name))
      const candidates: Candidate[] = []
      for (const backend of timed) candidates.push(...(await attempt(backend, program, choice)))
      for (const [place, backend] of rest.entries()) {
        const found = await attempt(backend, program, choice)
        candidates.push(...found)
        if (found.length === 0) continue
        const slower = rest.slice(place + 1).map(({ name }) => name)
        if (slower.length > 0) choice.notUsed.push(`${slower.join(', ')}: slower than ${backend.name}`)
        break
      }
      if (candidates.length === 0) {
        throw new OneloopError(`no backend can train this: ${choice.notUsed.join('; ')}`, { code: 'NO_BACKEND' })
      }
      const best = candidates.length === 1 ? candidates[0]! : await race(candidates, program, choice)
      chosen = best.backend
      return best.engine
    },
  }
}

interface Candidate {
  readonly backend: Backend
  readonly engine: Engine
}

/** The backend with its engine; nothing where it can't, which is noted. */
async function attempt(backend: Backend, program: Program, choice: Choice): Promise<Candidate[]> {
  try {
    return [{ backend, engine: await backend.createEngine(program) }]
  } catch (error) {
    if (!(error instanceof BackendUnavailableError || error instanceof UnsupportedProgramError)) throw error
    choice.notUsed.push(error.message.replace(/^backend '([^']*)' is not available/, '$1'))
    return []
  }
}

async function race(candidates: readonly Candidate[], program: Program, choice: Choice): Promise<Candidate> {
  const timed: { candidate: Candidate; stepMs: number }[] = []
  for (const candidate of candidates) timed.push({ candidate, stepMs: await measureStep(candidate.engine, program) })
  const [best, ...slower] = timed.sort((a, b) => a.stepMs - b.stepMs)
  for (const { candidate, stepMs } of slower) {
    choice.notUsed.push(`${candidate.engine.device}: ${stepMs.toFixed(2)} ms a step, not ${best!.stepMs.toFixed(2)}`)
    await candidate.engine.dispose()
  }
  return best!.candidate
}
