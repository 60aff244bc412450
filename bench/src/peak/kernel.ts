/**
 * A WebAssembly module `{ run(turns) }` of one loop: 12 independent chains of s ← s·a + b on vectors of four floats, four
 * links a turn. Nothing but the floating-point units limits it, so its rate is what any SIMD128 kernel is measured
 * against. `relaxed`: the fused `f32x4.relaxed_madd` instead of multiply and add.
 * https://webassembly.github.io/spec/core/binary/instructions.html#vector-instructions
 */
export function peakModule(relaxed: boolean): Uint8Array<ArrayBuffer> {
  const step = relaxed
    ? (s: number) => [...get(s), ...get(A), ...get(B), ...simd(0x105), ...set(s)]
    : (s: number) => [...get(s), ...get(A), ...simd(0xe6), ...get(B), ...simd(0xe4), ...set(s)]
  const chains = Array.from({ length: CHAINS }, (_, i) => FIRST + i)
  const splat = (value: number, local: number) => [0x43, ...float(value), ...simd(0x13), ...set(local)]
  const body = [
    ...[1, CHAINS + 2, V128],
    ...splat(0.999, A),
    ...splat(0.001, B),
    ...chains.flatMap((s) => splat(s, s)),
    ...[LOOP, EMPTY],
    ...Array.from({ length: LINKS }, () => chains.flatMap(step)).flat(),
    // turns ← turns − 1; again while it is not 0
    ...[...get(TURNS), 0x41, 1, 0x6b, 0x22, TURNS, 0x0d, 0, END],
    ...get(FIRST),
    ...chains.slice(1).flatMap((s) => [...get(s), ...simd(0xe4)]),
    ...[...simd(0x1f), 0, END],
  ]
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode('run'), 0, 0]),
    ...section(10, [1, ...length(body), ...body]),
  )
}

const CHAINS = 12
const LINKS = 4
/** Floating-point operations of one turn: a multiplication and an addition in each of four lanes. */
export const OPERATIONS_A_TURN = CHAINS * LINKS * 4 * 2

const [TURNS, A, B, FIRST] = [0, 1, 2, 3]
const [V128, LOOP, EMPTY, END] = [0x7b, 0x03, 0x40, 0x0b]
const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const simd = (code: number) => [0xfd, ...unsigned(code)]
const float = (value: number) => new Uint8Array(Float32Array.of(value).buffer)
const length = (bytes: readonly number[]) => unsigned(bytes.length)
const section = (id: number, bytes: readonly number[]) => [id, ...length(bytes), ...bytes]

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]
}
