import type { PageRun } from '../training/page-run.ts'
import { lessonConfig, type RunConfig } from '../training/run-config.ts'
import type { ClassResult, ClassSetting } from './protocol.ts'

/** The lesson's run, but for the setting. */
export function classConfig({ name, value }: ClassSetting): RunConfig {
  return { ...lessonConfig, [name]: value }
}

/** What the run in view says to the board; `null` while it is not over, or when it is another run than the class's. */
export function classResultOf(run: PageRun, setting: ClassSetting): ClassResult | null {
  const { phase, evaluation, weightsSha256, reports, device } = run
  if (phase !== 'finished' || evaluation === null || weightsSha256 === null || device === null) return null
  if (!isClassRun(run, setting)) return null
  return { setting, accuracy: evaluation.accuracy, loss: reports.at(-1)!.loss, weightsSha256, device }
}

export function isClassRun({ config }: PageRun, setting: ClassSetting): boolean {
  return JSON.stringify(classConfig(setting)) === JSON.stringify({ ...lessonConfig, ...config })
}
