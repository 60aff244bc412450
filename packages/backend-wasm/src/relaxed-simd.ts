/** Whether this runtime knows relaxed SIMD: Node from 22, Chromium from 114. */
export function relaxedSimdWorks(): boolean {
  const header = [0, 97, 115, 109, 1, 0, 0, 0]
  // There is one function, of type () → v128.
  const types = [1, 5, 1, 96, 0, 1, 123]
  const functions = [3, 2, 1, 0]
  // It returns f32x4.relaxed_madd of three splats.
  const splat = [65, 0, 253, 17]
  const body = [0, ...splat, ...splat, ...splat, 253, 133, 2, 11]
  return WebAssembly.validate(
    Uint8Array.of(...header, ...types, ...functions, 10, body.length + 2, 1, body.length, ...body),
  )
}
