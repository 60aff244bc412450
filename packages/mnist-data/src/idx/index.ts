export type { IdxArray } from './idx-array.ts'
export { readIdx } from './read-idx.ts'
export { readIdxFile } from './read-idx-file.ts'
export { writeIdx } from './write-idx.ts'
