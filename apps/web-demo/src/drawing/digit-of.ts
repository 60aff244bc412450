import { digitFromImage, OneloopError } from 'oneloop'
import { INK_SIZE, type Ink } from './ink.ts'

/** The drawing centred and scaled as MNIST's digits are, `[784]`; null when there is nothing. */
export function digitOf(ink: Ink): Uint8Array | null {
  if (ink.isBlank) return null
  try {
    return digitFromImage({ width: INK_SIZE, height: INK_SIZE, grey: ink.grey() })
  } catch (error) {
    if (error instanceof OneloopError && error.code === 'IMAGE_BLANK') return null
    throw error
  }
}
