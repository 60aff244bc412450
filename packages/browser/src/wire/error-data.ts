import { type ErrorCode, OneloopError } from '@oneloop/core'

/** An error as it crosses from the worker to the page. */
export interface ErrorData {
  /** Null: an error that is none of oneloop's. */
  readonly code: ErrorCode | null
  readonly message: string
  readonly fix?: string
}

export function errorToData(error: unknown): ErrorData {
  if (error instanceof OneloopError) {
    const { code, message, fix } = error
    return { code, message, ...(fix === undefined ? {} : { fix }) }
  }
  const message = error instanceof Error ? error.message : String(error)
  const isMemory = error instanceof RangeError && /alloc|memory/i.test(message)
  return { code: isMemory ? 'OUT_OF_MEMORY' : null, message }
}

export function errorFromData({ code, message, fix }: ErrorData): Error {
  if (code === null) return new Error(message)
  if (fix === undefined) return new OneloopError(message, { code })
  // The fix is the end of the message already.
  const end = `; ${fix}`
  return new OneloopError(message.endsWith(end) ? message.slice(0, -end.length) : message, { code, fix })
}
