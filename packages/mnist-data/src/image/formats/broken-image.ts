import { OneloopError } from '@oneloop/core'

/** A decoder's own words, as the reason that a picture is not read. */
export function brokenImage(cause: unknown, file: string): OneloopError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new OneloopError(`the picture is damaged (${reason.replace(/\s+/g, ' ')})`, {
    code: 'IMAGE_BROKEN',
    file,
    fix: 'save it again as PNG or JPEG',
    cause,
  })
}
