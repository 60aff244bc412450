import { OneloopError } from '../errors/oneloop-error.ts'
import { BackendUnavailableError, UnsupportedProgramError } from './backend-errors.ts'
import type { Backend } from './engine.ts'

/** Why a backend was passed over. */
export interface Skipped {
  readonly backend: string
  readonly error: BackendUnavailableError | UnsupportedProgramError
}

/**
 * A backend that makes its engine with the first of `backends` that can, in the order given.
 *
 * @param options.onSkip told of each backend passed over, with the reason and how to fix it
 * @throws OneloopError `NO_BACKEND` from `createEngine` when none can, naming each reason
 *
 * @example fit(model, loader, { backend: firstAvailable([nodeGpu(), wasm(), reference()]), epochs: 5 })
 */
export function firstAvailable(
  backends: readonly Backend[],
  options: { readonly onSkip?: (skipped: Skipped) => void } = {},
): Backend {
  return {
    name: backends.map((backend) => backend.name).join('|'),
    async createEngine(program) {
      const reasons: string[] = []
      for (const backend of backends) {
        try {
          return await backend.createEngine(program)
        } catch (error) {
          if (!(error instanceof BackendUnavailableError || error instanceof UnsupportedProgramError)) throw error
          reasons.push(error.message)
          options.onSkip?.({ backend: backend.name, error })
        }
      }
      throw new OneloopError(`no backend can train this: ${reasons.join('; ') || 'none was given'}`, {
        code: 'NO_BACKEND',
      })
    },
  }
}
