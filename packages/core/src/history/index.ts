export type { EpochReport } from './epoch-report.ts'
export { History } from './history.ts'
export type { HistoryJson } from './json.ts'
export { isBetter, type Monitor, score } from './monitor.ts'
