import { prepareTable } from './prepare-table.ts'
import type { Prepared } from './prepared.ts'
import type { TableFlags } from './table-options.ts'

/** The parts that a run learns from and is judged by, out of whatever kind of file it is. */
export function prepareData(file: string, flags: TableFlags, seed: number): Promise<Prepared> {
  return prepareTable(file, flags, seed)
}
