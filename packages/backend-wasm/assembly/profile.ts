// The parts of a step one by one, for scripts/profile.mjs. Not in the published builds.
import { columnTask } from './column-lists'
import { deriveBlock } from './derived'
import { finishPanel } from './finish'
import { lossRows } from './loss'
import { countNonzeros, listRow } from './nonzeros'
import { Job, Layer, LAYER_BYTES, Plan } from './plan'
import { backData, denseSums, firstSums, foldOffset } from './rows-phase'
import { LINE, madd } from './simd'
import { foldDeltas, weightTask } from './weights-phase'

@inline function layerAt(plan: Plan, l: i32): Layer {
  return changetype<Layer>(plan.layers + <usize>l * LAYER_BYTES)
}

export function fold(plan: Plan, job: Job): void {
  foldOffset(plan, job, plan.scratch)
}

export function list(plan: Plan, job: Job): void {
  const bytes = <usize>job.batch * plan.stagingStride
  countNonzeros(plan.staging, bytes)
  for (let row = 0; row < job.batch; row++) {
    listRow(plan.staging + <usize>row * plan.stagingStride, 0, plan.stagingStride, plan.scratch + 1024)
  }
}

export function first(plan: Plan, job: Job, rowsPerTask: i32): void {
  const layer = layerAt(plan, 0)
  for (let row = 0; row < job.batch; row += rowsPerTask) {
    firstSums(plan, layer, job, 0, layer.outPanels, row, min(rowsPerTask, job.batch - row), plan.scratch + <usize>layer.outPanels * LINE)
  }
}

export function dense(plan: Plan, job: Job, l: i32): void {
  denseSums(plan, layerAt(plan, l), 0, layerAt(plan, l).outPanels, 0, job.batch)
}

export function finish(plan: Plan, job: Job, l: i32): void {
  const layer = layerAt(plan, l)
  for (let p = 0; p < layer.outPanels; p++) {
    const at = <usize>p * plan.panelBytes
    finishPanel(layer.activation, job.batch, layer.output + at, 1, layer.bias + <usize>p * LINE)
  }
}

export function loss(plan: Plan, job: Job): void {
  lossRows(plan, job, layerAt(plan, plan.layerCount - 1), 0, job.batch, true)
}

export function back(plan: Plan, job: Job, l: i32): void {
  backData(plan, layerAt(plan, l), layerAt(plan, l - 1), 0, job.batch)
}

export function deltas(plan: Plan, job: Job): void {
  foldDeltas(plan, job, plan.scratch)
}

/** The weight tasks from one to another. */
export function weights(plan: Plan, job: Job, what: i32, from: i32, to: i32): void {
  for (let task = from; task < to; task++) weightTask(plan, job, what, task, plan.scratch)
}

export function columns(plan: Plan, job: Job): void {
  for (let q = 0; q < layerAt(plan, 0).inPanels; q++) columnTask(plan, job, q, plan.scratch + 4096)
}

export function derive(plan: Plan, l: i32): void {
  const layer = layerAt(plan, l)
  for (let p = 0; p < layer.outPanels; p++) for (let q = 0; q < layer.inPanels; q++) deriveBlock(plan, layer, p, q)
}

/** Multiply-adds in registers only, 12·4·2 floating-point operations a turn: the peak that the kernels are measured against. */
export function peak(turns: i32, factor: f32): f32 {
  let s0 = f32x4.splat(1)
  let s1 = f32x4.splat(2)
  let s2 = f32x4.splat(3)
  let s3 = f32x4.splat(4)
  let s4 = f32x4.splat(5)
  let s5 = f32x4.splat(6)
  let s6 = f32x4.splat(7)
  let s7 = f32x4.splat(8)
  let s8 = f32x4.splat(9)
  let s9 = f32x4.splat(10)
  let s10 = f32x4.splat(11)
  let s11 = f32x4.splat(12)
  const a = f32x4.splat(factor)
  const b = f32x4.splat(1 - factor)
  for (let i = 0; i < turns; i++) {
    s0 = madd(b, s0, a)
    s1 = madd(b, s1, a)
    s2 = madd(b, s2, a)
    s3 = madd(b, s3, a)
    s4 = madd(b, s4, a)
    s5 = madd(b, s5, a)
    s6 = madd(b, s6, a)
    s7 = madd(b, s7, a)
    s8 = madd(b, s8, a)
    s9 = madd(b, s9, a)
    s10 = madd(b, s10, a)
    s11 = madd(b, s11, a)
  }
  s0 = f32x4.add(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)), f32x4.add(f32x4.add(s4, s5), f32x4.add(s6, s7)))
  s0 = f32x4.add(s0, f32x4.add(f32x4.add(s8, s9), f32x4.add(s10, s11)))
  return f32x4.extract_lane(s0, 0)
}

export { prepare, proceed, settle, start } from './main'
