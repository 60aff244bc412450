import { columnTask } from './column-lists'
import { KIND, MODE } from './control'
import { Job, Layer, Plan } from './plan'
import { foldOffset, GRADIENT, outputsTask, rowsTask, splitsOutputs } from './rows-phase'
import { setTasks, takeTask } from './tasks'
import { foldDeltas, GRADIENT_ONLY, weightTask, weightTaskCount } from './weights-phase'

/** The first layer, shared by outputs; rows all the way; weights. */
export const OUTPUTS: i32 = 0
export const ROWS: i32 = 1
export const WEIGHTS: i32 = 2

/** Says what the next stage is. Returns how many tasks it has. */
export function prepareStage(plan: Plan, job: Job, control: usize, kind: i32, mode: i32): i32 {
  let tasks = 0
  let more = 0
  if (kind == OUTPUTS) tasks = plan.threads
  else if (kind == ROWS) {
    tasks = (job.batch + job.rowsPerTask - 1) / job.rowsPerTask
    if (mode >= GRADIENT && !job.floats) more = changetype<Layer>(plan.layers).inPanels
  } else tasks = weightTaskCount(plan)
  store<i32>(control, kind, KIND)
  store<i32>(control, mode, MODE)
  setTasks(control, plan.threads, 0, tasks)
  setTasks(control, plan.threads, 1, more)
  return tasks + more
}

/** Takes tasks of the open stage until none is left. Which thread takes which task leaves no trace in the results. */
export function work(plan: Plan, job: Job, control: usize, thread: i32): void {
  const kind = load<i32>(control, KIND)
  const mode = load<i32>(control, MODE)
  const scratch = plan.scratch + <usize>thread * plan.scratchBytes
  if (kind == OUTPUTS) workOnOutputs(plan, job, control, thread, mode, scratch)
  else if (kind == ROWS) workOnRows(plan, job, control, thread, mode, scratch)
  else workOnWeights(plan, job, control, thread, mode, scratch)
}

function workOnOutputs(plan: Plan, job: Job, control: usize, thread: i32, mode: i32, scratch: usize): void {
  const threads = plan.threads
  let task = takeTask(control, threads, 0, thread)
  if (task >= 0) foldOffset(plan, job, scratch)
  for (; task >= 0; task = takeTask(control, threads, 0, thread)) outputsTask(plan, job, mode, task, scratch)
}

function workOnRows(plan: Plan, job: Job, control: usize, thread: i32, mode: i32, scratch: usize): void {
  const threads = plan.threads
  let task = takeTask(control, threads, 0, thread)
  if (task >= 0 && !splitsOutputs(plan, job, mode)) foldOffset(plan, job, scratch)
  for (; task >= 0; task = takeTask(control, threads, 0, thread)) {
    const row = task * job.rowsPerTask
    rowsTask(plan, job, mode, row, min(job.rowsPerTask, job.batch - row), scratch)
  }
  // The lists of columns belong to the next stage, but need nothing of this one: they fill the wait at its end.
  for (task = takeTask(control, threads, 1, thread); task >= 0; task = takeTask(control, threads, 1, thread)) {
    columnTask(plan, job, task, scratch)
  }
}

function workOnWeights(plan: Plan, job: Job, control: usize, thread: i32, mode: i32, scratch: usize): void {
  const threads = plan.threads
  let task = takeTask(control, threads, 0, thread)
  if (task >= 0 && mode & GRADIENT_ONLY && !job.floats) foldDeltas(plan, job, scratch)
  for (; task >= 0; task = takeTask(control, threads, 0, thread)) weightTask(plan, job, mode, task, scratch)
}
