import { KIND, MODE, NEXT_TASK, TASKS } from './control'
import { Job, Layer, Plan } from './plan'
import { foldOffset, rowsTask } from './rows-phase'
import { GRADIENT_ONLY, sumDeltas, weightTask } from './weights-phase'

export const ROWS: i32 = 0
export const WEIGHTS: i32 = 1

/** Takes tasks of the open stage until none is left. Which thread takes which task leaves no trace in the results. */
export function work(plan: Plan, job: Job, control: usize, thread: i32): void {
  const kind = load<i32>(control, KIND)
  const mode = load<i32>(control, MODE)
  const tasks = load<i32>(control, TASKS)
  const scratch = plan.scratch + <usize>thread * plan.scratchBytes
  let task = atomic.add<i32>(control, 1, NEXT_TASK)
  if (task >= tasks) return
  if (kind == ROWS) {
    foldOffset(plan, job, scratch)
    for (; task < tasks; task = atomic.add<i32>(control, 1, NEXT_TASK)) {
      const row = task * job.rowsPerTask
      rowsTask(plan, job, mode, row, min(job.rowsPerTask, job.batch - row), scratch)
    }
  } else {
    if (mode & GRADIENT_ONLY && !job.floats) sumDeltas(plan, job, changetype<Layer>(plan.layers), scratch)
    for (; task < tasks; task = atomic.add<i32>(control, 1, NEXT_TASK)) weightTask(plan, job, mode, task, scratch)
  }
}
