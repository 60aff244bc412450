import { LINE } from './generated/constants'
import { Job, Layer, Plan } from './generated/records'
import { storeLine } from './simd'

/**
 * Turns rows of the batch, as they came, into panels of floats. Float features are mapped by scale and offset; bytes stay as
 * they are, because their map is applied after the product.
 */
export function unpackRows(plan: Plan, layer: Layer, job: Job, row0: i32, rows: i32): void {
  for (let q = 0; q < layer.inPanels; q++) unpackPanel(plan, layer, job, q, row0, rows)
}

/** The same for the 16 columns of panel `q`. The staged rows are padded with zeros to whole panels. */
export function unpackPanel(plan: Plan, layer: Layer, job: Job, q: i32, row0: i32, rows: i32): void {
  let to = layer.input + <usize>q * plan.panelBytes + <usize>row0 * LINE
  const stride = plan.stagingStride
  if (job.floats) {
    const scale = f32x4.splat(job.scale)
    const offset = f32x4.splat(job.offset)
    let from = plan.staging + (<usize>row0 * stride + <usize>q * 16) * 4
    for (let row = 0; row < rows; row++) {
      storeLine(
        to,
        f32x4.add(f32x4.mul(v128.load(from, 0), scale), offset),
        f32x4.add(f32x4.mul(v128.load(from, 16), scale), offset),
        f32x4.add(f32x4.mul(v128.load(from, 32), scale), offset),
        f32x4.add(f32x4.mul(v128.load(from, 48), scale), offset),
      )
      to += LINE
      from += stride * 4
    }
  } else {
    let from = plan.staging + <usize>row0 * stride + <usize>q * 16
    for (let row = 0; row < rows; row++) {
      const left = v128.load8x8_u(from, 0)
      const right = v128.load8x8_u(from, 8)
      storeLine(
        to,
        f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(left)),
        f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(left)),
        f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(right)),
        f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(right)),
      )
      to += LINE
      from += stride
    }
  }
}
