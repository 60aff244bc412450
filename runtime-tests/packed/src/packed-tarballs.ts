import { inject } from 'vitest'
import type { Tarball } from './pack.ts'

/** Each package's tarball by its name, as it was packed before the tests began. They are read, and never changed. */
export const packedTarballs = (): ReadonlyMap<string, Tarball> => new Map(Object.entries(inject('tarballs')))
