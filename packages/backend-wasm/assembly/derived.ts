import { LINE } from './generated/constants'
import { Layer, Plan } from './generated/records'
import { BLOCK, storeLine } from './simd'

/**
 * Works out what the next step reads besides a 16 × 16 block of weights (output panel p, input panel q): a transposed copy
 * of the block or, in the first layer, the sums of its columns.
 */
export function deriveBlock(plan: Plan, layer: Layer, p: i32, q: i32): void {
  const block = layer.weight + <usize>(p * layer.inPanels + q) * BLOCK
  if (layer.transposed) transpose(block, layer.transposed + <usize>(q * layer.outPanels + p) * BLOCK)
  else sumColumns(block, plan.columnSums + <usize>(q * layer.outPanels + p) * LINE)
}

function sumColumns(from: usize, to: usize): void {
  let s0 = v128.load(from, 0)
  let s1 = v128.load(from, 16)
  let s2 = v128.load(from, 32)
  let s3 = v128.load(from, 48)
  for (let i: usize = LINE; i < BLOCK; i += LINE) {
    s0 = f32x4.add(s0, v128.load(from + i, 0))
    s1 = f32x4.add(s1, v128.load(from + i, 16))
    s2 = f32x4.add(s2, v128.load(from + i, 32))
    s3 = f32x4.add(s3, v128.load(from + i, 48))
  }
  storeLine(to, s0, s1, s2, s3)
}

function transpose(from: usize, to: usize): void {
  for (let i: usize = 0; i < 16; i += 4) {
    for (let j: usize = 0; j < 16; j += 4) transpose4(from + i * LINE + j * 4, to + j * LINE + i * 4)
  }
}

function transpose4(from: usize, to: usize): void {
  const a = v128.load(from, 0)
  const b = v128.load(from, 64)
  const c = v128.load(from, 128)
  const d = v128.load(from, 192)
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5)
  const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
  const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<f64>(ab0, cd0, 0, 2), 0)
  v128.store(to, v128.shuffle<f64>(ab0, cd0, 1, 3), 64)
  v128.store(to, v128.shuffle<f64>(ab1, cd1, 0, 2), 128)
  v128.store(to, v128.shuffle<f64>(ab1, cd1, 1, 3), 192)
}
