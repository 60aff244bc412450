import { OneloopError } from '@oneloop/core'

/** An option of `fit`, or of what is handed to it, that can't be. */
export function invalid(message: string, fix?: string): OneloopError {
  return new OneloopError(message, { code: 'FIT_INVALID', ...(fix === undefined ? {} : { fix }) })
}
