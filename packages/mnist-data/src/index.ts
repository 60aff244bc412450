export type { Batch } from './batch.ts'
