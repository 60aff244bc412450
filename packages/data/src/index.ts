export type { Cell } from './columns/cell.ts'
export {
  type Column,
  type Columns,
  cellText,
  MISSING,
  type NumberColumn,
  type TextColumn,
  type TimeColumn,
  type UncountedColumn,
} from './columns/column.ts'
export type { ColumnType } from './columns/column-builder.ts'
export { fromColumns, fromRows, type RowObject } from './columns/from-rows.ts'
export {
  Dataset,
  type DatasetFields,
  type FoldsOptions,
  type ImageFields,
  type PartsOptions,
  type Range,
  type RowFields,
} from './dataset.ts'
export { type AugmentOptions, augment } from './images/augment.ts'
export { imagesFromArrays, isImageArray } from './images/images-from-arrays.ts'
export { type Picture, resizeToRgb } from './images/resize.ts'
export { type ClassPicture, type StackOptions, stackImages } from './images/stack-images.ts'
export type { Features, LoadableRows } from './loadable-rows.ts'
export { accumulate } from './loader/accumulate.ts'
export { DataLoader, type DataLoaderOptions } from './loader/data-loader.ts'
export { permutation } from './loader/permutation.ts'
export { checkPreprocessing } from './preprocessing/check.ts'
export { columnTypes, type EncodedInputs, encodeInputs, type UnseenCategories } from './preprocessing/encode.ts'
export type { MissingRule, Scaling } from './preprocessing/fit.ts'
export * from './preprocessing/preprocessing.ts'
export type { NdArray } from './readers/numpy/nd-array.ts'
export { readNpzBytes } from './readers/numpy/read-npz.ts'
export { fromArrays } from './readers/numpy/to-columns.ts'
export {
  type Read,
  readColumns,
  readCsv,
  readCsvPieces,
  readJson,
  readJsonLines,
  readNpy,
  readNpz,
  readParquet,
} from './readers/read.ts'
export type { Reader, ReaderOptions } from './readers/reader.ts'
export { readerFor, readers } from './readers/readers.ts'
export type { DataSource, Input } from './readers/source.ts'
export type { Fold, FoldOfThree } from './splits/fold-rows.ts'
export type { PartSizes, Parts, TestPart } from './splits/parts.ts'
export type { SplitOptions } from './splits/split-indices.ts'
export type { ColumnKind, InputKind } from './table/kind.ts'
export { type ColumnProfile, profile } from './table/profile.ts'
export type { ColumnSummary } from './table/summarize.ts'
export {
  type LeftOut,
  prepare,
  Table,
  type TableFoldsOptions,
  type TableOptions,
  type TableSplitOptions,
  table,
} from './table/table.ts'
export type { Task } from './table/task.ts'
export { type AffineMap, compose, fitNormalize, normalize, toTensor } from './transforms.ts'
