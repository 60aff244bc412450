export { openSafetensorsFile } from './open-safetensors-file.ts'
export { inspectModelFile, readModelFile } from './read-model-file.ts'
export { formatOfPath, modelFilePaths, writeModelFile } from './write-model-file.ts'
