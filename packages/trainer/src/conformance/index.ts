export { type ConformanceCase, conformanceCases } from './conformance.ts'
export { type FeatureKind, rows, take, weighted } from './data.ts'
export { trainingDigest } from './training-digest.ts'
