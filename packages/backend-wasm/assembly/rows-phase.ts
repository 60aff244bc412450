import { dropoutKey } from './dropout'
import { differentiatePanel, finishPanel, finishPanelTraining } from './finish'
import { gemmRows } from './gemm-rows'
import { LINE, LISTED_ROWS, STRIP_PANELS, TILE_ROWS } from './generated/constants'
import { Step } from './generated/numbers'
import { Job, Layer, Plan } from './generated/records'
import { unpackRows } from './input'
import { layerAt } from './layer-at'
import { lossRows } from './loss-rows'
import { countNonzeros, isSparse, listRow } from './nonzeros'
import { BLOCK, storePair } from './simd'
import { sparseSums1, sparseSums2 } from './sparse'

/** How many rows are looked at to judge whether the others are mostly zeros. */
const SAMPLE_ROWS: i32 = 16
/**
 * Whether threads share the first layer by its outputs instead of by rows. In a small batch most of the time goes into
 * fetching weights from the other core, which has just updated them; so each core keeps to outputs of its own. The price is
 * that every thread lists all rows, and that the threads wait for each other once more.
 */
export function splitsOutputs(plan: Plan, job: Job, mode: i32): bool {
  if (mode != Step.train || plan.threads == 1 || job.batch > LISTED_ROWS) return false
  return pairs(layerAt(plan, 0)) % plan.threads == 0
}

/** The number of rows in whole tiles. The kernels also work out the rows that fill the last tile; nothing reads those. */
@inline function wholeTiles(rows: i32): i32 {
  return (rows + TILE_ROWS - 1) & ~(TILE_ROWS - 1)
}

@inline function pairs(layer: Layer): i32 {
  return (layer.outPanels + 1) / 2
}

/** Works out one thread's share of the first layer's outputs, for all rows. */
export function outputsTask(plan: Plan, job: Job, mode: i32, task: i32, scratch: usize): void {
  const layer = layerAt(plan, 0)
  const share = pairs(layer) / plan.threads * 2
  forward(plan, job, mode, 0, task * share, min((task + 1) * share, layer.outPanels), 0, wholeTiles(job.batch), scratch)
}

/**
 * Takes some rows of the batch through the whole network: forward, the loss, and back to the delta of every layer. No row
 * needs a result of another, so threads take different rows and wait for each other only afterwards.
 */
export function rowsTask(plan: Plan, job: Job, mode: i32, row0: i32, rows: i32, scratch: usize): void {
  const padded = wholeTiles(rows)
  for (let l = i32(splitsOutputs(plan, job, mode)); l < plan.layerCount; l++) {
    const layer = layerAt(plan, l)
    forward(plan, job, mode, l, 0, layer.outPanels, row0, padded, scratch)
  }
  if (mode == Step.predict) return
  const last = layerAt(plan, plan.layerCount - 1)
  lossRows(plan, job, last, row0, rows, mode >= Step.gradient)
  if (mode == Step.evaluate) return
  for (let l = plan.layerCount - 1; l > 0; l--) {
    const layer = layerAt(plan, l)
    backData(plan, layer, layerAt(plan, l - 1), row0, padded)
  }
}

/** Works out panels `from … to − 1` of a layer's outputs. */
function forward(
  plan: Plan, job: Job, mode: i32, l: i32, from: i32, to: i32, row0: i32, rows: i32, scratch: usize,
): void {
  const layer = layerAt(plan, l)
  if (l == 0) firstSums(plan, layer, job, from, to, row0, rows, scratch + <usize>layer.outPanels * LINE)
  else denseSums(plan, layer, from, to, row0, rows)
  const scale: f32 = l == 0 && !job.floats ? job.scale : 1
  // The first layer's bias, with the inputs' offset folded in, is in the scratch.
  const bias = l == 0 ? scratch : layer.bias
  const key = dropoutKey(job.seed, job.step, l)
  for (let p = from; p < to; p++) {
    const at = <usize>p * plan.panelBytes + <usize>row0 * LINE
    const sums = layer.output + at
    const bias4 = bias + <usize>p * LINE
    if (mode >= Step.gradient && layer.derivative) {
      const threshold = mode == Step.train ? layer.dropoutThreshold : 0
      const dropoutScale: f32 = mode == Step.train ? layer.dropoutScale : 1
      finishPanelTraining(
        layer, p, row0, rows, sums, scale, bias4, layer.derivative + at, threshold, dropoutScale, key,
      )
    } else finishPanel(layer.activation, rows, sums, scale, bias4)
  }
}

/** Works out bias + offset · column sums of the first weight. Each thread does it once in a step. */
export function foldOffset(plan: Plan, job: Job, to: usize): void {
  const layer = layerAt(plan, 0)
  const bytes = <usize>layer.outPanels * LINE
  if (job.floats) {
    memory.copy(to, layer.bias, bytes)
    return
  }
  const offset = f32x4.splat(job.offset)
  for (let at: usize = 0; at < bytes; at += 32) {
    let sum0 = f32x4.splat(0)
    let sum1 = f32x4.splat(0)
    for (let q = 0, from = plan.columnSums + at; q < layer.inPanels; q++, from += bytes) {
      sum0 = f32x4.add(sum0, v128.load(from, 0))
      sum1 = f32x4.add(sum1, v128.load(from, 16))
    }
    storePair(
      to + at,
      f32x4.add(f32x4.mul(sum0, offset), v128.load(layer.bias + at, 0)),
      f32x4.add(f32x4.mul(sum1, offset), v128.load(layer.bias + at, 16)),
    )
  }
}

export function denseSums(plan: Plan, layer: Layer, from: i32, to: i32, row0: i32, rows: i32): void {
  const at = <usize>row0 * LINE
  for (let p = from; p < to; p++) {
    const sums = layer.output + <usize>p * plan.panelBytes + at
    memory.fill(sums, 0, <usize>rows * LINE)
    const weight = layer.weight + <usize>(p * layer.inPanels) * BLOCK
    gemmRows(layer.input + at, plan.panelBytes, weight, sums, rows, layer.in, plan.wide != 0)
  }
}

export function backData(plan: Plan, layer: Layer, below: Layer, row0: i32, rows: i32): void {
  const at = <usize>row0 * LINE
  for (let q = 0; q < layer.inPanels; q++) {
    const delta = below.delta + <usize>q * plan.panelBytes + at
    memory.fill(delta, 0, <usize>rows * LINE)
    const transposed = layer.transposed + <usize>(q * layer.outPanels) * BLOCK
    gemmRows(layer.delta + at, plan.panelBytes, transposed, delta, rows, layer.out, plan.wide != 0)
    differentiatePanel(below, q, row0, rows, plan.panelBytes, delta)
  }
}

/**
 * Works out the first layer's sums: over the nonzero bytes only or, where most bytes are not 0, over all of them. Both ways
 * add the same products in the same order, except for products that are 0, so the choice cannot be seen in the bits.
 */
export function firstSums(
  plan: Plan, layer: Layer, job: Job, from: i32, to: i32, row0: i32, rows: i32, scratch: usize,
): void {
  if (!job.floats) {
    const sample = min(rows, SAMPLE_ROWS)
    const bytes = <usize>sample * plan.stagingStride
    const count = countNonzeros(plan.staging + <usize>row0 * plan.stagingStride, bytes)
    if (isSparse(count, sample * layer.in)) {
      for (let row = 0; row < rows; row += LISTED_ROWS) {
        sparseSums(plan, layer, from, to, row0 + row, min(rows - row, LISTED_ROWS), scratch)
      }
      return
    }
  }
  unpackRows(plan, layer, job, row0, rows)
  denseSums(plan, layer, from, to, row0, rows)
}

function sparseSums(plan: Plan, layer: Layer, from: i32, to: i32, row0: i32, rows: i32, bounds: usize): void {
  const strips = (layer.inPanels + STRIP_PANELS - 1) / STRIP_PANELS
  listRows(plan, row0, rows, strips, bounds)
  const panelBytes = plan.panelBytes
  const weightPanel = <usize>layer.inPanels * BLOCK
  const stride = <usize>strips * 8
  for (let p = from; p < to; p += 2) {
    const weight = layer.weight + <usize>p * weightPanel
    const out = layer.output + <usize>p * panelBytes + <usize>row0 * LINE
    for (let strip = 0; strip < strips; strip++) {
      const at = bounds + <usize>strip * 8
      if (p + 1 < to) {
        sparseSums2(
          at, rows, weight, weight + weightPanel, out, out + panelBytes, 1, plan.zeros, stride, strip > 0,
        )
      } else sparseSums1(at, rows, weight, out, 1, plan.zeros, stride, strip > 0)
    }
  }
}

/** Writes the lists of the rows' nonzeros, and before them where the list of each row and strip begins and ends. */
function listRows(plan: Plan, row0: i32, rows: i32, strips: i32, bounds: usize): void {
  const rowBytes = plan.stagingStride
  let list = bounds + <usize>(rows * strips) * 8
  let at = plan.staging + <usize>row0 * rowBytes
  for (let row = 0; row < rows; row++, at += rowBytes) {
    for (let first: usize = 0; first < rowBytes; first += STRIP_PANELS * 16, bounds += 8) {
      store<usize>(bounds, list)
      list = listRow(at, first, min(rowBytes, first + STRIP_PANELS * 16), list)
      store<usize>(bounds, list, 4)
    }
  }
}
