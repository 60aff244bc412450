export { type FileCheckpoints, fileCheckpoints, readCheckpoint } from './file-checkpoints.ts'
export { writeFileAtomic } from './write-file-atomic.ts'
