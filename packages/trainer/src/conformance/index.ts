export { conformanceCases } from './conformance.ts'
export type { ConformanceCase } from './conformance-case.ts'
export { type FeatureKind, rows, take, weighted } from './data.ts'
export { trainingDigest } from './training-digest.ts'
