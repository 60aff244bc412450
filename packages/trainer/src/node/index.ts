export { writeFileAtomic } from '@oneloop/core/node'
export { type FileCheckpoints, fileCheckpoints, readCheckpoint } from './file-checkpoints.ts'
