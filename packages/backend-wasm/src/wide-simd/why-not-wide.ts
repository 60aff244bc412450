import { isNode } from '@oneloop/core/engine'

/** The major versions of V8 in which our kernels were tried: those of Node 24 to 26. Others may lack the flag, or print that they do. */
const TRIED_V8: readonly string[] = ['13', '14']

/** Why V8 can't be asked here to pair 128-bit operations; null where it can. */
export function whyNotWide(): string | null {
  if (!isNode()) return 'a page can’t switch on 256-bit SIMD'
  const { versions, arch } = globalThis.process
  if (
    versions['bun'] !== undefined ||
    versions['deno'] !== undefined ||
    !TRIED_V8.includes(versions.v8.split('.')[0]!)
  ) {
    return '256-bit SIMD needs Node 24 to 26'
  }
  if (arch !== 'x64' || !fusesMultiplyAdd()) return 'this processor has no 256-bit SIMD'
  return null
}

/**
 * Whether `f32x4.relaxed_madd` is rounded once here. JavaScript can't ask an x86 processor for AVX2, but those that have it
 * are those that fuse (Intel's since Haswell, AMD's since Excavator), and V8 fuses where the processor can.
 */
function fusesMultiplyAdd(): boolean {
  const { madd } = new WebAssembly.Instance(new WebAssembly.Module(MADD)).exports as {
    madd(x: number, y: number): number
  }
  const x = 1 + 2 ** -12
  // x² = 1 + 2⁻¹¹ + 2⁻²⁴, whose last bit is lost when the product is rounded to float32 before the addition.
  return madd(x, -(1 + 2 ** -11)) !== 0
}

/** A module with one function, `madd(x: f32, y: f32) → f32`: the first lane of `f32x4.relaxed_madd(x, x, y)`. */
const MADD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 7, 1, 96, 2, 125, 125, 1, 125],
  ...[3, 2, 1, 0],
  ...[7, 8, 1, 4, ...new TextEncoder().encode('madd'), 0, 0],
  ...[10, 22, 1, 20, 0],
  // f32x4.splat of each operand, relaxed_madd, f32x4.extract_lane 0
  ...[32, 0, 253, 19, 32, 0, 253, 19, 32, 1, 253, 19, 253, 133, 2, 253, 31, 0, 11],
)
