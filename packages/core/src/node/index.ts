export { openRegularFile } from './open-regular-file.ts'
export { readRegularFile } from './read-regular-file.ts'
export { writeFileAtomic } from './write-file-atomic.ts'
