export { inspectModelFile, readModelFile } from './read-model-file.ts'
export { formatOfPath, writeModelFile } from './write-model-file.ts'
