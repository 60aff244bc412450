import { deriveBlock } from './derived'
import { mapPanel } from './finish'
import { gemmGradient } from './gemm-gradient'
import { LINE } from './generated/constants'
import { update } from './generated/optimizers'
import { Job, Layer, Plan } from './generated/records'
import { layerAt } from './layer-at'
import { BLOCK, storeLine, storePair } from './simd'
import { sparseSums1, sparseSums2 } from './sparse'

// What a weight task does: the gradient, the update, or both while the gradient is still in the cache.
export const GRADIENT_ONLY: i32 = 1
export const UPDATE_ONLY: i32 = 2
export const BOTH: i32 = 3

// A task is this many panels of outputs by this many panels of inputs: weights that lie in two unbroken runs of 8 kB.
const TASK_OUTPUTS: i32 = 2
const TASK_INPUTS: i32 = 8

@inline function groups(panels: i32, size: i32): i32 {
  return (panels + size - 1) / size
}

@inline function tasksOf(layer: Layer): i32 {
  return groups(layer.outPanels, TASK_OUTPUTS) * groups(layer.inPanels, TASK_INPUTS)
}

/** How many weight tasks there are: those of each layer's weights, one layer after the other, then one for each bias. */
export function weightTaskCount(plan: Plan): i32 {
  let count = plan.layerCount
  for (let l = 0; l < plan.layerCount; l++) count += tasksOf(layerAt(plan, l))
  return count
}

export function weightTask(plan: Plan, job: Job, what: i32, task: i32, scratch: usize): void {
  const square = plan.squares + <usize>task * 8
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = layerAt(plan, l)
    const tasks = tasksOf(layer)
    if (task < tasks) {
      const chunks = groups(layer.inPanels, TASK_INPUTS)
      const p = (task / chunks) * TASK_OUTPUTS
      const q = (task % chunks) * TASK_INPUTS
      const bytesFeatures = l == 0 && !job.floats
      let squares: f64 = 0
      for (let end = min(q + TASK_INPUTS, layer.inPanels), i = q; i < end; i++) {
        squares += blocksTask(plan, job, layer, bytesFeatures, p, i, what, scratch)
      }
      store<f64>(square, squares)
      return
    }
    task -= tasks
  }
  biasTask(plan, job, layerAt(plan, task), what, square)
}

/** Does a task's work on the 16 × 16 blocks (p, q) and (p + 1, q), of outputs by inputs. Returns the squared norm of their gradient when gradients are clipped. */
function blocksTask(
  plan: Plan, job: Job, layer: Layer, bytesFeatures: bool, p: i32, q: i32, what: i32, shift: usize,
): f64 {
  const stride = <usize>layer.inPanels * BLOCK
  const block0 = layer.weight + <usize>p * stride + <usize>q * BLOCK
  const pair = p + 1 < layer.outPanels
  // A gradient that is used at once lies in the scratch and stays in the cache. Its own region is for one that is used later.
  let gradient = block0 + plan.gradientDelta
  let gradientStride = stride
  if (what == BOTH) {
    gradient = shift + <usize>layerAt(plan, 0).outPanels * LINE
    gradientStride = BLOCK
  }
  if (what & GRADIENT_ONLY) {
    if (bytesFeatures && load<u8>(plan.sparsePanels + q)) {
      sparseGradient(plan, job, layer, p, q, gradient, gradientStride, pair, shift)
    } else {
      denseGradient(plan, job, layer, p, q, gradient, bytesFeatures, shift)
      if (pair) denseGradient(plan, job, layer, p + 1, q, gradient + gradientStride, bytesFeatures, shift)
    }
  }
  // The rows of a block that only pad the last panel of inputs are not updated.
  const bytes = <usize>min(layer.in - q * 16, 16) * LINE
  let squares: f64 = 0
  for (let block = block0, last = p + i32(pair); p <= last; p++, block += stride, gradient += gradientStride) {
    // A frozen weight is not updated, and does not count in the norm.
    if (layer.weightRate == 0) continue
    if (what & GRADIENT_ONLY && plan.clipNorm > 0) squares += sumOfSquares(gradient, bytes)
    if (what & UPDATE_ONLY) {
      update(plan, job, block, bytes, gradient - block, layer.weightRate, layer.weightDecay)
      deriveBlock(plan, layer, p, q)
    }
  }
  return squares
}

function sparseGradient(
  plan: Plan, job: Job, layer: Layer, p: i32, q: i32, out: usize, stride: usize, pair: bool, shift: usize,
): void {
  const panelBytes = plan.panelBytes
  const delta = layer.delta + <usize>p * panelBytes
  const bounds = plan.listBounds + <usize>q * 16 * 8
  shift += <usize>p * LINE
  if (pair) sparseSums2(bounds, 16, delta, delta + panelBytes, out, out + stride, job.scale, shift, 8, false)
  else sparseSums1(bounds, 16, delta, out, job.scale, shift, 8, false)
}

function denseGradient(
  plan: Plan, job: Job, layer: Layer, p: i32, q: i32, gradient: usize, bytesFeatures: bool, shift: usize,
): void {
  const panelBytes = plan.panelBytes
  gemmGradient(layer.input + <usize>q * panelBytes, layer.delta + <usize>p * panelBytes, gradient, job.batch, plan.wide != 0)
  // With respect to features x = p·scale + offset it is Σ x·d = scale·Σ p·d + offset·Σ d; the last term is in the scratch.
  if (bytesFeatures) mapPanel(gradient, gradient + BLOCK, job.scale, shift + <usize>p * LINE)
}

function biasTask(plan: Plan, job: Job, layer: Layer, what: i32, square: usize): void {
  const gradient = layer.bias + plan.gradientDelta
  const bytes = <usize>layer.outPanels * LINE
  if (what & GRADIENT_ONLY) {
    sumDeltas(plan, job, layer, gradient)
    store<f64>(square, layer.biasRate == 0 ? 0 : sumOfSquares(gradient, bytes))
  }
  if (what & UPDATE_ONLY && layer.biasRate != 0) {
    update(plan, job, layer.bias, bytes, plan.gradientDelta, layer.biasRate, layer.biasDecay)
  }
}

/** Sums a layer's deltas over the batch: that is the gradient of the bias. */
function sumDeltas(plan: Plan, job: Job, layer: Layer, to: usize): void {
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
    storeLine(to, s0, s1, s2, s3)
  }
}

/** Works out offset · Σ of the first layer's deltas. Each thread does it once in a step. */
export function foldDeltas(plan: Plan, job: Job, to: usize): void {
  const layer = layerAt(plan, 0)
  sumDeltas(plan, job, layer, to)
  const offset = f32x4.splat(job.offset)
  for (const end = to + <usize>layer.outPanels * LINE; to != end; to += 32) {
    storePair(to, f32x4.mul(v128.load(to, 0), offset), f32x4.mul(v128.load(to, 16), offset))
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
