export type { Cell } from './columns/cell.ts'
export {
  type Column,
  type Columns,
  MISSING,
  type NumberColumn,
  type TextColumn,
  type TimeColumn,
  type UncountedColumn,
} from './columns/column.ts'
export type { ColumnType } from './columns/column-builder.ts'
export { fromColumns, fromRows, type RowObject } from './columns/from-rows.ts'
export { Dataset, type DatasetFields, type Range } from './dataset.ts'
export { DataLoader, type DataLoaderOptions } from './loader/data-loader.ts'
export { permutation } from './loader/permutation.ts'
export type { NdArray } from './readers/numpy/nd-array.ts'
export { fromArrays } from './readers/numpy/to-columns.ts'
export {
  type Read,
  readColumns,
  readCsv,
  readJson,
  readJsonLines,
  readNpy,
  readNpz,
  readParquet,
} from './readers/read.ts'
export type { Reader, ReadOptions } from './readers/reader.ts'
export { readerFor, readers } from './readers/readers.ts'
export type { ByteSource, Input } from './readers/source.ts'
export type { SplitOptions } from './split.ts'
export { type AffineMap, compose, normalize, toTensor } from './transforms.ts'
