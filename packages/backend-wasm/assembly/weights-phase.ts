import { deriveBlock } from './derived'
import { gemmGradient } from './gemm-gradient'
import { unpackPanel } from './input'
import { countNonzeros, listColumns } from './nonzeros'
import { Job, Layer, LAYER_BYTES, Plan } from './plan'
import { isSparse } from './rows-phase'
import { LINE } from './simd'
import { sparseSum1, sparseSum2 } from './sparse'
import { update } from './update'

const BLOCK: usize = 16 * LINE

/** What a weight task does: the gradient, the update, or both while the gradient is still in the cache. */
export const GRADIENT_ONLY: i32 = 1
export const UPDATE_ONLY: i32 = 2
export const BOTH: i32 = 3

/** A task is 16 inputs of a layer, to all its outputs; then come the biases, one task a layer. */
export function weightTaskCount(plan: Plan): i32 {
  let count = plan.layerCount
  for (let l = 0; l < plan.layerCount; l++) count += changetype<Layer>(plan.layers + <usize>l * LAYER_BYTES).inPanels
  return count
}

export function weightTask(plan: Plan, job: Job, what: i32, task: i32, scratch: usize): void {
  const square = plan.squares + <usize>task * 8
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = changetype<Layer>(plan.layers + <usize>l * LAYER_BYTES)
    if (task < layer.inPanels) {
      inputPanelTask(plan, job, layer, l == 0, task, what, square, scratch)
      return
    }
    task -= layer.inPanels
  }
  biasTask(plan, job, changetype<Layer>(plan.layers + <usize>task * LAYER_BYTES), what, square)
}

function inputPanelTask(
  plan: Plan, job: Job, layer: Layer, first: bool, q: i32, what: i32, square: usize, scratch: usize,
): void {
  const stride = <usize>layer.inPanels * BLOCK
  const weight = layer.weight + <usize>q * BLOCK
  const bytes = <usize>min(layer.in - q * 16, 16) * LINE
  const bytesFeatures = first && !job.floats
  let sparse = false
  if (what & GRADIENT_ONLY && bytesFeatures) {
    sparse = listIfSparse(plan, job, q, scratch + <usize>layer.outPanels * LINE)
    if (sparse) sparseGradients(plan, job, layer, weight + plan.gradientDelta, stride, scratch)
    else unpackPanel(plan, layer, job, q, 0, job.batch)
  }
  let squares: f64 = 0
  for (let p = 0; p < layer.outPanels; p++) {
    const block = weight + <usize>p * stride
    if (what & GRADIENT_ONLY) {
      const gradient = block + plan.gradientDelta
      const at = <usize>p * plan.panelBytes
      if (!sparse) gemmGradient(layer.input + <usize>q * plan.panelBytes, layer.delta + at, gradient, job.batch)
      if (bytesFeatures) mapGradient(gradient, job, scratch + <usize>p * LINE)
      if (plan.clipNorm > 0) squares += sumOfSquares(gradient, bytes)
    }
    if (what & UPDATE_ONLY) {
      update(plan, job, block, bytes)
      deriveBlock(plan, layer, p, q)
    }
  }
  store<f64>(square, squares)
}

/** x = p·scale + offset, so Σ x·d = scale·Σ p·d + offset·Σ d. */
function mapGradient(gradient: usize, job: Job, deltaSums: usize): void {
  const scale = f32x4.splat(job.scale)
  const offset = f32x4.splat(job.offset)
  const o0 = f32x4.mul(offset, v128.load(deltaSums, 0))
  const o1 = f32x4.mul(offset, v128.load(deltaSums, 16))
  const o2 = f32x4.mul(offset, v128.load(deltaSums, 32))
  const o3 = f32x4.mul(offset, v128.load(deltaSums, 48))
  for (const end = gradient + BLOCK; gradient != end; gradient += LINE) {
    v128.store(gradient, f32x4.add(f32x4.mul(scale, v128.load(gradient, 0)), o0), 0)
    v128.store(gradient, f32x4.add(f32x4.mul(scale, v128.load(gradient, 16)), o1), 16)
    v128.store(gradient, f32x4.add(f32x4.mul(scale, v128.load(gradient, 32)), o2), 32)
    v128.store(gradient, f32x4.add(f32x4.mul(scale, v128.load(gradient, 48)), o3), 48)
  }
}

/** Lists the nonzero bytes of 16 columns: 16 ends, then 16 lists. False, and nothing done, where most are not zero. */
function listIfSparse(plan: Plan, job: Job, q: i32, scratch: usize): bool {
  const at = plan.staging + <usize>q * 16
  let count = 0
  for (let row = 0, from = at; row < job.batch; row++, from += plan.stagingStride) count += countNonzeros(from, 16)
  if (!isSparse(count, job.batch * 16)) return false
  listColumns(at, plan.stagingStride, job.batch, scratch + 64, <usize>job.batch * 8, scratch)
  return true
}

function sparseGradients(plan: Plan, job: Job, layer: Layer, gradient: usize, stride: usize, scratch: usize): void {
  const ends = scratch + <usize>layer.outPanels * LINE
  const listBytes = <usize>job.batch * 8
  for (let p = 0; p < layer.outPanels; p += 2) {
    const delta = layer.delta + <usize>p * plan.panelBytes
    const out = gradient + <usize>p * stride
    const pair = p + 1 < layer.outPanels
    for (let i: usize = 0; i < 16; i++) {
      const list = ends + 64 + i * listBytes
      const end = load<usize>(ends + i * 4)
      const at = out + i * LINE
      if (pair) sparseSum2(list, end, delta, delta + plan.panelBytes, at, at + stride)
      else sparseSum1(list, end, delta, at)
    }
  }
}

function biasTask(plan: Plan, job: Job, layer: Layer, what: i32, square: usize): void {
  const gradient = layer.bias + plan.gradientDelta
  const bytes = <usize>layer.outPanels * LINE
  if (what & GRADIENT_ONLY) {
    sumDeltas(plan, job, layer, gradient)
    store<f64>(square, sumOfSquares(gradient, bytes))
  }
  if (what & UPDATE_ONLY) update(plan, job, layer.bias, bytes)
}

/** Σ over the batch of a layer's deltas: the bias gradient. */
export function sumDeltas(plan: Plan, job: Job, layer: Layer, to: usize): void {
  for (let p = 0; p < layer.outPanels; p++, to += LINE) {
    let s0 = f32x4.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    let from = layer.delta + <usize>p * plan.panelBytes
    for (let row = 0; row < job.batch; row++, from += LINE) {
      s0 = f32x4.add(s0, v128.load(from, 0))
      s1 = f32x4.add(s1, v128.load(from, 16))
      s2 = f32x4.add(s2, v128.load(from, 32))
      s3 = f32x4.add(s3, v128.load(from, 48))
    }
    v128.store(to, s0, 0)
    v128.store(to, s1, 16)
    v128.store(to, s2, 32)
    v128.store(to, s3, 48)
  }
}

function sumOfSquares(at: usize, bytes: usize): f64 {
  let even = f64x2.splat(0)
  let odd = f64x2.splat(0)
  for (const end = at + bytes; at != end; at += 16) {
    const low = f64x2.promote_low_f32x4(v128.load64_zero(at))
    const high = f64x2.promote_low_f32x4(v128.load64_zero(at, 8))
    even = f64x2.add(even, f64x2.mul(low, low))
    odd = f64x2.add(odd, f64x2.mul(high, high))
  }
  const sum = f64x2.add(even, odd)
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}
