import { LINE } from './generated/constants'
import { madd, storeLine } from './simd'

/**
 * Works out scale · Σ value · line + shift for each of `count` lists of (value, offset): 32 columns from two panels, into
 * one line of each. These are the rows of a matrix product whose left side is mostly zeros: pixels · weights or
 * pixelsᵀ · deltas.
 *
 * @param bounds where a list begins and ends; those of the next list lie `stride` bytes further
 * @param resume whether to go on from the sums that the lines hold
 */
export function sparseSums2(
  bounds: usize, count: i32, panel0: usize, panel1: usize, out0: usize, out1: usize, scale: f32, shift: usize, stride: usize, resume: bool,
): void {
  const scale4 = f32x4.splat(scale)
  for (; count != 0; count--, bounds += stride) {
    let list = load<usize>(bounds)
    const end = load<usize>(bounds, 4)
    let s0 = f32x4.splat(0)
    let s1 = f32x4.splat(0)
    let s2 = f32x4.splat(0)
    let s3 = f32x4.splat(0)
    let s4 = f32x4.splat(0)
    let s5 = f32x4.splat(0)
    let s6 = f32x4.splat(0)
    let s7 = f32x4.splat(0)
    if (resume) {
      s0 = v128.load(out0, 0)
      s1 = v128.load(out0, 16)
      s2 = v128.load(out0, 32)
      s3 = v128.load(out0, 48)
      s4 = v128.load(out1, 0)
      s5 = v128.load(out1, 16)
      s6 = v128.load(out1, 32)
      s7 = v128.load(out1, 48)
    }
    while (list != end) {
      const value = v128.load32_splat(list)
      const offset = <usize>load<u32>(list, 4)
      const at0 = panel0 + offset
      const at1 = panel1 + offset
      s0 = madd(s0, value, v128.load(at0, 0))
      s1 = madd(s1, value, v128.load(at0, 16))
      s2 = madd(s2, value, v128.load(at0, 32))
      s3 = madd(s3, value, v128.load(at0, 48))
      s4 = madd(s4, value, v128.load(at1, 0))
      s5 = madd(s5, value, v128.load(at1, 16))
      s6 = madd(s6, value, v128.load(at1, 32))
      s7 = madd(s7, value, v128.load(at1, 48))
      list += 8
    }
    s0 = f32x4.add(f32x4.mul(s0, scale4), v128.load(shift, 0))
    s1 = f32x4.add(f32x4.mul(s1, scale4), v128.load(shift, 16))
    s2 = f32x4.add(f32x4.mul(s2, scale4), v128.load(shift, 32))
    s3 = f32x4.add(f32x4.mul(s3, scale4), v128.load(shift, 48))
    s4 = f32x4.add(f32x4.mul(s4, scale4), v128.load(shift, 64))
    s5 = f32x4.add(f32x4.mul(s5, scale4), v128.load(shift, 80))
    s6 = f32x4.add(f32x4.mul(s6, scale4), v128.load(shift, 96))
    s7 = f32x4.add(f32x4.mul(s7, scale4), v128.load(shift, 112))
    storeLine(out0, s0, s1, s2, s3)
    storeLine(out1, s4, s5, s6, s7)
    out0 += LINE
    out1 += LINE
  }
}

/** The same for one panel: the last one when their number is odd. */
export function sparseSums1(bounds: usize, count: i32, panel0: usize, out0: usize, scale: f32, shift: usize, stride: usize, resume: bool): void {
  const scale4 = f32x4.splat(scale)
  for (; count != 0; count--, bounds += stride) {
    let list = load<usize>(bounds)
    const end = load<usize>(bounds, 4)
    let s0 = f32x4.splat(0)
    let s1 = f32x4.splat(0)
    let s2 = f32x4.splat(0)
    let s3 = f32x4.splat(0)
    if (resume) {
      s0 = v128.load(out0, 0)
      s1 = v128.load(out0, 16)
      s2 = v128.load(out0, 32)
      s3 = v128.load(out0, 48)
    }
    while (list != end) {
      const value = v128.load32_splat(list)
      const offset = <usize>load<u32>(list, 4)
      const at0 = panel0 + offset
      s0 = madd(s0, value, v128.load(at0, 0))
      s1 = madd(s1, value, v128.load(at0, 16))
      s2 = madd(s2, value, v128.load(at0, 32))
      s3 = madd(s3, value, v128.load(at0, 48))
      list += 8
    }
    s0 = f32x4.add(f32x4.mul(s0, scale4), v128.load(shift, 0))
    s1 = f32x4.add(f32x4.mul(s1, scale4), v128.load(shift, 16))
    s2 = f32x4.add(f32x4.mul(s2, scale4), v128.load(shift, 32))
    s3 = f32x4.add(f32x4.mul(s3, scale4), v128.load(shift, 48))
    storeLine(out0, s0, s1, s2, s3)
    out0 += LINE
  }
}
