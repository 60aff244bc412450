export type { Batch } from './batch.ts'
export { CLASS_NAMES, DATASET_NAMES, type DatasetName } from './catalog.ts'
export { Dataset, type DatasetFields, type Range } from './dataset.ts'
export { gunzip, gzip } from './gzip/index.ts'
export { type IdxArray, readIdx, readIdxFile, writeIdx } from './idx/index.ts'
export {
  type DatasetImage,
  decodePng,
  digitFromImage,
  encodePng,
  type GreyImage,
  type RgbaImage,
  textArt,
  toImage,
} from './image/index.ts'
export { loadDataset, type TrainAndTest } from './load-dataset.ts'
export { DataLoader, type DataLoaderOptions } from './loader/data-loader.ts'
export {
  type ByteCache,
  browserCache,
  inHand,
  type MirrorOptions,
  mirrors,
  type Part,
  type Progress,
  type ReadOptions,
  type Source,
  type SourceFile,
} from './sources/index.ts'
export type { SplitOptions } from './split.ts'
export { type AffineMap, compose, LESSON_TRANSFORM, normalize, toTensor } from './transforms.ts'
