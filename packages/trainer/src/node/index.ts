export { writeFileAtomic } from '@oneloop/core/node'
export { CHECKPOINT_FILES, type FileCheckpoints, fileCheckpoints, readCheckpoint } from './file-checkpoints.ts'
