import { OneloopError } from '@oneloop/core'

/** One name a class: those given, or the indices. */
export function classNamesOrIndices(classes: number, names?: readonly string[]): readonly string[] {
  if (names === undefined) return Array.from({ length: classes }, (_, k) => String(k))
  if (names.length !== classes) {
    throw new OneloopError(`${names.length} class names for ${classes} classes`, {
      code: 'SHAPE_MISMATCH',
      fix: 'pass one name a class',
    })
  }
  return names
}
