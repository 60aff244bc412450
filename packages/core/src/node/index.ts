export { readRegularFile } from './read-regular-file.ts'
export { writeFileAtomic } from './write-file-atomic.ts'
