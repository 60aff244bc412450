import { columnTask } from './column-lists'
import { KIND, MODE } from './generated/control-words'
import { Step } from './generated/numbers'
import { Job, Plan } from './generated/records'
import { layerAt } from './layer-at'
import { foldOffset, outputsTask, rowsTask, splitsOutputs } from './rows-phase'
import { setTasks, takeTask } from './tasks'
import { foldDeltas, GRADIENT_ONLY, weightTask, weightTaskCount } from './weights-phase'

/** The stage in which the threads share the first layer by its outputs. */
export const OUTPUTS: i32 = 0
/** The stage in which each thread takes rows through the whole network. */
export const ROWS: i32 = 1
/** The stage in which the threads share the weights. */
export const WEIGHTS: i32 = 2

/** Writes down what the next stage is. Returns how many tasks it has. */
export function prepareStage(plan: Plan, job: Job, control: usize, kind: i32, mode: i32): i32 {
  let tasks = 0
  let more = 0
  if (kind == OUTPUTS) tasks = plan.threads
  else if (kind == ROWS) {
    tasks = (job.batch + job.rowsPerTask - 1) / job.rowsPerTask
    if (mode >= Step.gradient && !job.floats) more = layerAt(plan, 0).inPanels
  } else tasks = weightTaskCount(plan)
  store<i32>(control, kind, KIND)
  store<i32>(control, mode, MODE)
  setTasks(control, plan.threads, 0, tasks)
  setTasks(control, plan.threads, 1, more)
  return tasks + more
}

/** Takes tasks of the open stage until none is left. The results do not depend on which thread takes which task. */
export function work(plan: Plan, job: Job, control: usize, thread: i32): void {
  const kind = load<i32>(control, KIND)
  const mode = load<i32>(control, MODE)
  const scratch = plan.scratch + <usize>thread * plan.scratchBytes
  if (kind == OUTPUTS) workOnOutputs(plan, job, control, thread, mode, scratch)
  else if (kind == ROWS) workOnRows(plan, job, control, thread, mode, scratch)
  else if (kind == WEIGHTS) workOnWeights(plan, job, control, thread, mode, scratch)
  else unreachable()
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
  // The lists of columns are for the next stage but need no result of this one: they fill the wait at its end.
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
