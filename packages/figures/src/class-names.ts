import { OneloopError, printable } from '@oneloop/core'

/** One name a class, fit to be shown: those given, or the indices. */
export function classNamesOrIndices(classes: number, names?: readonly string[]): readonly string[] {
  if (names === undefined) return Array.from({ length: classes }, (_, k) => String(k))
  if (names.length !== classes) {
    throw new OneloopError(`${names.length} class names for ${classes} classes`, {
      code: 'SHAPE_MISMATCH',
      fix: 'pass one name a class',
    })
  }
  return names.map(shownName)
}

/** A name out of a file, as a picture can hold it: short, and without characters that cannot be seen. */
export function shownName(name: string): string {
  return printable(name, 60)
}

/** One name a curve, fit to be shown: those given, the indices, or nothing for one curve alone. */
export function curveNames(curves: number, names: readonly string[] | undefined): readonly string[] {
  if (names === undefined) return Array.from({ length: curves }, (_, i) => (curves === 1 ? '' : String(i)))
  if (names.length === curves) return names.map(shownName)
  throw new OneloopError(`${names.length} names for ${curves} curves`, {
    code: 'SHAPE_MISMATCH',
    fix: 'pass one name a curve, or none',
  })
}
