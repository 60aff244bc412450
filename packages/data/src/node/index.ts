export { type NodeInput, openNodeInput } from './open-path.ts'
export {
  type ReadFile,
  readColumns,
  readCsv,
  readCsvPieces,
  readJson,
  readJsonLines,
  readNpy,
  readNpz,
  readParquet,
} from './read.ts'
