export { gunzip } from './gunzip.ts'
export { gzip } from './gzip.ts'
