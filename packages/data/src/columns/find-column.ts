import { OneloopError, unknownName } from '@oneloop/core'
import type { Column, Columns } from './column.ts'

/** @throws OneloopError `COLUMN_MISSING`, with the nearest name */
export function findColumn({ columns, source }: Columns, name: string): Column {
  const found = columns.find((column) => column.name === name)
  if (found !== undefined) return found
  const names = columns.map((column) => column.name)
  const known = names.length <= 30 ? names : [...names.slice(0, 29), `… ${names.length - 29} more`]
  throw new OneloopError(unknownName('column', name, known), { code: 'COLUMN_MISSING', file: source })
}
