// The parts of a step, each as a function of its own, for scripts/profile.mjs. The published builds do not contain them.
import { columnTask } from './column-lists'
import { deriveBlock } from './derived'
import { finishPanel } from './finish'
import { LINE } from './generated/constants'
import { Job, Plan } from './generated/records'
import { layerAt } from './layer-at'
import { lossRows } from './loss-rows'
import { countNonzeros, listRow } from './nonzeros'
import { backData, denseSums, firstSums, foldOffset } from './rows-phase'
import { madd, storeLine } from './simd'
import { foldDeltas, weightTask } from './weights-phase'

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

/** Runs the weight tasks `from` … `to − 1`. */
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

/**
 * Twelve sums of products of one number in a register and the vectors in the 672 bytes from `at`, which are 12·4·2
 * floating-point operations in each turn. Their speed is the peak that the kernels are measured against. The sums are stored in the 192 bytes from `to`.
 */
export function peak(turns: i32, at: usize, factor: f32, to: usize): void {
  let s0 = f32x4.splat(0)
  let s1 = f32x4.splat(0)
  let s2 = f32x4.splat(0)
  let s3 = f32x4.splat(0)
  let s4 = f32x4.splat(0)
  let s5 = f32x4.splat(0)
  let s6 = f32x4.splat(0)
  let s7 = f32x4.splat(0)
  let s8 = f32x4.splat(0)
  let s9 = f32x4.splat(0)
  let s10 = f32x4.splat(0)
  let s11 = f32x4.splat(0)
  const y = f32x4.splat(factor)
  for (let i = 0; i < turns; i++) {
    const x = at + ((<usize>i & 15) << 5)
    s0 = madd(s0, v128.load(x, 0), y)
    s1 = madd(s1, v128.load(x, 16), y)
    s2 = madd(s2, v128.load(x, 32), y)
    s3 = madd(s3, v128.load(x, 48), y)
    s4 = madd(s4, v128.load(x, 64), y)
    s5 = madd(s5, v128.load(x, 80), y)
    s6 = madd(s6, v128.load(x, 96), y)
    s7 = madd(s7, v128.load(x, 112), y)
    s8 = madd(s8, v128.load(x, 128), y)
    s9 = madd(s9, v128.load(x, 144), y)
    s10 = madd(s10, v128.load(x, 160), y)
    s11 = madd(s11, v128.load(x, 176), y)
  }
  // Stored side by side, so that the peak is that of 256-bit operations where the kernels are.
  storeLine(to, s0, s1, s2, s3)
  storeLine(to + 64, s4, s5, s6, s7)
  storeLine(to + 128, s8, s9, s10, s11)
}

export { prepare, proceed, settle, start } from './main'
