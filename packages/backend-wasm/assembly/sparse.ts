import { madd } from './simd'

/**
 * Σ value · line over a list of (offset, value): 32 columns, from two panels, into two lines. The rows of a matrix
 * product whose left side is mostly zeros, be it pixels · weights or pixelsᵀ · deltas.
 */
export function sparseSum2(list: usize, end: usize, panel0: usize, panel1: usize, out0: usize, out1: usize): void {
  let s0 = f32x4.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  let s4 = s0
  let s5 = s0
  let s6 = s0
  let s7 = s0
  while (list != end) {
    const offset = <usize>load<u32>(list)
    const value = v128.load32_splat(list, 4)
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
  v128.store(out0, s0, 0)
  v128.store(out0, s1, 16)
  v128.store(out0, s2, 32)
  v128.store(out0, s3, 48)
  v128.store(out1, s4, 0)
  v128.store(out1, s5, 16)
  v128.store(out1, s6, 32)
  v128.store(out1, s7, 48)
}

/** The same for one panel: the odd one out. */
export function sparseSum1(list: usize, end: usize, panel: usize, out: usize): void {
  let s0 = f32x4.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  while (list != end) {
    const value = v128.load32_splat(list, 4)
    const at = panel + <usize>load<u32>(list)
    s0 = madd(s0, value, v128.load(at, 0))
    s1 = madd(s1, value, v128.load(at, 16))
    s2 = madd(s2, value, v128.load(at, 32))
    s3 = madd(s3, value, v128.load(at, 48))
    list += 8
  }
  v128.store(out, s0, 0)
  v128.store(out, s1, 16)
  v128.store(out, s2, 32)
  v128.store(out, s3, 48)
}
