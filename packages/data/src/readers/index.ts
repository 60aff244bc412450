export { type RowsPiece, readRows } from './csv/read-rows.ts'
export type { NdArray } from './numpy/nd-array.ts'
export { readNpzBytes } from './numpy/read-npz.ts'
export { type DataSource, openInput } from './source.ts'
