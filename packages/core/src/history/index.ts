export type { EpochReport } from './epoch-report.ts'
export { type BestBy, History } from './history.ts'
export type { HistoryJson } from './json.ts'
