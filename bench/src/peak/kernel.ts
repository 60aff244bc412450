/**
 * A WebAssembly module `{ memory, run(turns) }` of one loop: independent sums s ← s + x·y of vectors of four floats, 48 links
 * a turn, y in a register and every x from the first 1.25 kB of memory. Loads have units of their own, so only the
 * floating-point units limit it, and its rate is what any SIMD128 kernel is measured against. `relaxed`: the fused
 * `f32x4.relaxed_madd` instead of multiply and add. `wide`: twice as many sums, which are as many registers where V8 pairs them
 * to 256 bits; with half as many, a fused sum would wait for itself.
 * https://webassembly.github.io/spec/core/binary/instructions.html#vector-instructions
 */
export function peakModule(relaxed: boolean, wide = false): Uint8Array<ArrayBuffer> {
  const count = wide ? 24 : 12
  const step = relaxed
    ? (s: number, at: number) => [...load(at), ...get(Y), ...get(s), ...simd(0x105), ...set(s)]
    : (s: number, at: number) => [...get(s), ...load(at), ...get(Y), ...simd(0xe6), ...simd(0xe4), ...set(s)]
  const sums = Array.from({ length: count }, (_, i) => FIRST + i)
  const splat = (value: number, local: number) => [0x43, ...float(value), ...simd(0x13), ...set(local)]
  const body = [
    ...[2, 1, I32, count + 1, V128],
    ...splat(0.999, Y),
    ...[LOOP, EMPTY],
    // address ← (turns & 15) · 32, or a compiler might take the loads out of the loop
    ...[...get(TURNS), 0x41, 15, 0x71, 0x41, 5, 0x74, ...set(ADDRESS)],
    ...Array.from({ length: LINKS }, (_, link) => step(sums[link % count]!, link)).flat(),
    // turns ← turns − 1; again while it is not 0
    ...[...get(TURNS), 0x41, 1, 0x6b, 0x22, TURNS, 0x0d, 0, END],
    // The sums are stored side by side, the higher of two first, so that V8 pairs them where it pairs the kernels'.
    ...[0x41, ...signed(STORED), ...set(ADDRESS)],
    ...sums.flatMap((_, i) => store(i ^ 1, sums[i ^ 1]!)),
    ...load(0),
    ...sums.slice(1).flatMap((_, i) => [...load(i + 1), ...simd(0xe4)]),
    ...[...simd(0x1f), 0, END],
  ]
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2, ...exported('run', 0), ...exported('memory', 2)]),
    ...section(10, [1, ...length(body), ...body]),
  )
}

/** Where the sums are stored: behind what is read. */
const STORED = 2048
const LINKS = 48
/** Floating-point operations of one turn: a multiplication and an addition in each of four lanes. */
export const OPERATIONS_A_TURN = LINKS * 4 * 2

const [TURNS, ADDRESS, Y, FIRST] = [0, 1, 2, 3]
const [I32, V128, LOOP, EMPTY, END] = [0x7f, 0x7b, 0x03, 0x40, 0x0b]
const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const simd = (code: number) => [0xfd, ...unsigned(code)]
/** The vector at `address + 16·at`; 4: aligned to 2⁴ bytes. */
const load = (at: number) => [...get(ADDRESS), ...simd(0), 4, ...unsigned(16 * at)]
const store = (at: number, local: number) => [...get(ADDRESS), ...get(local), ...simd(11), 4, ...unsigned(16 * at)]
const float = (value: number) => new Uint8Array(Float32Array.of(value).buffer)
const length = (bytes: readonly number[]) => unsigned(bytes.length)
const exported = (name: string, kind: number) => [name.length, ...new TextEncoder().encode(name), kind, 0]
const section = (id: number, bytes: readonly number[]) => [id, ...length(bytes), ...bytes]

/** LEB128 of a number that is not negative, as an i32.const has it. */
function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >>> 7)]
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]
}
