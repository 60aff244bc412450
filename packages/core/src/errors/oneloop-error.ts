import type { ErrorCode } from './error-codes.ts'

/** What an error says besides its message. */
export interface OneloopErrorOptions {
  /** Stable: programs may depend on it. What it means is in `ERROR_CODES`. */
  readonly code: ErrorCode
  /** What the reader can do about it, one clause, printed after the message. */
  readonly fix?: string
  /** The file, path or URL at fault. */
  readonly file?: string
  /** Where in the file, in bytes from its start. */
  readonly offset?: number
  readonly cause?: unknown
}

/**
 * The one error class of every oneloop package.
 *
 * `message` is one line that names the thing that is wrong, where it is (`file`, `offset`) and what mends it (`fix`);
 * `code` is stable, so callers can branch on it; `cause` is the error underneath, if there was one.
 */
export class OneloopError extends Error {
  override readonly name: string = 'OneloopError'
  readonly code: ErrorCode
  readonly fix: string | undefined
  readonly file: string | undefined
  readonly offset: number | undefined

  constructor(message: string, options: OneloopErrorOptions) {
    const { code, fix, file, offset, cause } = options
    const where = file === undefined ? '' : `${file}${offset === undefined ? '' : ` at byte ${offset}`}: `
    super(`${where}${message}${fix === undefined ? '' : `; ${fix}`}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.fix = fix
    this.file = file
    this.offset = offset
  }
}
