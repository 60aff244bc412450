import { OneloopError } from '@oneloop/core'

export function blankImage(): OneloopError {
  return new OneloopError('nothing stands out in the image', { code: 'IMAGE_BLANK', fix: 'draw one digit, darker' })
}
