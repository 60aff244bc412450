import type { ErrorCode } from './error-codes.ts'
import { printable } from './printable.ts'

/** The most characters that a message, a path or a fix takes in the line; the longest are lists of names. */
const MOST = 2000

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
 * `message` is one line that names the thing that is wrong, where it is (`file`, `offset`) and how to fix it (`fix`),
 * safe to print whatever files and paths it was made of (see `printable`); `code` is stable, so callers can branch on
 * it; `cause` is the error underneath, if there was one.
 */
export class OneloopError extends Error {
  override readonly name: string = 'OneloopError'
  readonly code: ErrorCode
  readonly fix: string | undefined
  readonly file: string | undefined
  readonly offset: number | undefined

  constructor(message: string, options: OneloopErrorOptions) {
    const { code, fix, file, offset, cause } = options
    const where =
      file === undefined ? '' : `${printable(file, MOST)}${offset === undefined ? '' : ` at byte ${offset}`}: `
    const mend = fix === undefined ? '' : `; ${printable(fix, MOST)}`
    super(`${where}${printable(message, MOST)}${mend}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.fix = fix
    this.file = file
    this.offset = offset
  }
}
