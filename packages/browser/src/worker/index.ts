export type { DataSource, ServeOptions, WorkerLoaders } from './serve-options.ts'
export { serveTraining } from './serve-training.ts'
