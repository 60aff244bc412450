import { OneloopError } from '../errors/oneloop-error.ts'

/** This runtime or machine lacks what the backend needs. `reason` says what; `fix` how to fix it. Code `BACKEND_UNAVAILABLE`. */
export class BackendUnavailableError extends OneloopError {
  override readonly name = 'BackendUnavailableError'
  readonly backend: string
  readonly reason: string

  constructor(backend: string, options: { readonly reason: string; readonly fix?: string; readonly cause?: unknown }) {
    super(`backend '${backend}' is not available: ${options.reason}`, { ...options, code: 'BACKEND_UNAVAILABLE' })
    this.backend = backend
    this.reason = options.reason
  }
}

/** The backend works here, but can't train this program. Thrown when the engine is created. Code `PROGRAM_UNSUPPORTED`. */
export class UnsupportedProgramError extends OneloopError {
  override readonly name = 'UnsupportedProgramError'

  constructor(backend: string, reason: string, fix = 'choose another backend') {
    super(`backend '${backend}' can't train this: ${reason}`, { code: 'PROGRAM_UNSUPPORTED', fix })
  }
}
