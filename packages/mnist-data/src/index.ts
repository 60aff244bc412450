export { CLASS_NAMES, DATASET_NAMES, type DatasetName } from './catalog.ts'
export { gunzip, gzip } from './gzip/index.ts'
export { type IdxArray, readIdx, readIdxFile, writeIdx } from './idx/index.ts'
export {
  type DatasetImage,
  decodeImage,
  decodePng,
  digitFromImage,
  digitResemblance,
  encodePng,
  type FoundDigit,
  findDigit,
  type GreyImage,
  LEAST_RESEMBLANCE,
  type RgbaImage,
  textArt,
  toImage,
} from './image/index.ts'
export { LESSON_TRANSFORM } from './lesson-transform.ts'
export { loadDataset } from './load-dataset.ts'
export type { TrainAndTest } from './parts/to-datasets.ts'
export {
  type ByteCache,
  browserCache,
  inHand,
  type LoadOptions,
  type MirrorOptions,
  mirrors,
  type Part,
  type ReadProgress,
  type Source,
  type SourceFile,
} from './sources/index.ts'
