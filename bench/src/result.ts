import type { Machine } from './machine.ts'
import type { EpochResult } from './workloads/epoch.ts'
import type { InferenceResult } from './workloads/inference.ts'
import type { StartupResult } from './workloads/startup.ts'
import type { StudiesResult } from './workloads/studies.ts'
import type { SweepResult } from './workloads/sweep.ts'
import type { TablesResult } from './workloads/tables.ts'

/** One run of the bench: `results.json`; `studies.json` of that workload. */
export interface BenchResult {
  /** `2026-11-24`. */
  readonly date: string
  readonly quick: boolean
  readonly machine: Machine
  readonly epoch?: EpochResult
  readonly sweep?: SweepResult
  readonly inference?: InferenceResult
  readonly startup?: StartupResult
  readonly tables?: TablesResult
  readonly studies?: StudiesResult
}
