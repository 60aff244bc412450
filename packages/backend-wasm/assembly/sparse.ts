import { madd } from './simd'

/**
 * scale · Σ value · line + shift over a list of (value, offset): 32 columns, from two panels, into two lines. These are
 * the rows of a matrix product whose left side is mostly zeros, be it pixels · weights or pixelsᵀ · deltas.
 */
export function sparseSum2(
  list: usize, end: usize, panel0: usize, panel1: usize, out0: usize, out1: usize, scale: f32, shift: usize,
): void {
  let s0 = f32x4.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  let s4 = s0
  let s5 = s0
  let s6 = s0
  let s7 = s0
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
  const scale4 = f32x4.splat(scale)
  v128.store(out0, f32x4.add(f32x4.mul(s0, scale4), v128.load(shift, 0)), 0)
  v128.store(out0, f32x4.add(f32x4.mul(s1, scale4), v128.load(shift, 16)), 16)
  v128.store(out0, f32x4.add(f32x4.mul(s2, scale4), v128.load(shift, 32)), 32)
  v128.store(out0, f32x4.add(f32x4.mul(s3, scale4), v128.load(shift, 48)), 48)
  v128.store(out1, f32x4.add(f32x4.mul(s4, scale4), v128.load(shift, 64)), 0)
  v128.store(out1, f32x4.add(f32x4.mul(s5, scale4), v128.load(shift, 80)), 16)
  v128.store(out1, f32x4.add(f32x4.mul(s6, scale4), v128.load(shift, 96)), 32)
  v128.store(out1, f32x4.add(f32x4.mul(s7, scale4), v128.load(shift, 112)), 48)
}

/** The same for one panel: the odd one out. */
export function sparseSum1(list: usize, end: usize, panel: usize, out: usize, scale: f32, shift: usize): void {
  let s0 = f32x4.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  while (list != end) {
    const value = v128.load32_splat(list)
    const at = panel + <usize>load<u32>(list, 4)
    s0 = madd(s0, value, v128.load(at, 0))
    s1 = madd(s1, value, v128.load(at, 16))
    s2 = madd(s2, value, v128.load(at, 32))
    s3 = madd(s3, value, v128.load(at, 48))
    list += 8
  }
  const scale4 = f32x4.splat(scale)
  v128.store(out, f32x4.add(f32x4.mul(s0, scale4), v128.load(shift, 0)), 0)
  v128.store(out, f32x4.add(f32x4.mul(s1, scale4), v128.load(shift, 16)), 16)
  v128.store(out, f32x4.add(f32x4.mul(s2, scale4), v128.load(shift, 32)), 32)
  v128.store(out, f32x4.add(f32x4.mul(s3, scale4), v128.load(shift, 48)), 48)
}
