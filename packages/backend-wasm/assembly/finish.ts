import { dropoutFactor4 } from './dropout'
import { activate4, derivative4 } from './generated/activations'
import { LINE, PANEL } from './generated/constants'
import { Activation } from './generated/numbers'
import { Layer } from './generated/records'

/** Turns the sums of one panel into outputs, in place: activation(sums · scale + bias). */
export function finishPanel(kind: i32, rows: i32, sums: usize, scale: f32, bias: usize): void {
  const end = sums + <usize>rows * LINE
  const scale4 = f32x4.splat(scale)
  const b0 = v128.load(bias, 0)
  const b1 = v128.load(bias, 16)
  const b2 = v128.load(bias, 32)
  const b3 = v128.load(bias, 48)
  if (kind == Activation.relu) {
    const zero = f32x4.splat(0)
    for (; sums != end; sums += LINE) {
      v128.store(sums, f32x4.pmax(f32x4.add(f32x4.mul(v128.load(sums, 0), scale4), b0), zero), 0)
      v128.store(sums, f32x4.pmax(f32x4.add(f32x4.mul(v128.load(sums, 16), scale4), b1), zero), 16)
      v128.store(sums, f32x4.pmax(f32x4.add(f32x4.mul(v128.load(sums, 32), scale4), b2), zero), 32)
      v128.store(sums, f32x4.pmax(f32x4.add(f32x4.mul(v128.load(sums, 48), scale4), b3), zero), 48)
    }
    return
  }
  for (let at = sums; at != end; at += LINE) {
    v128.store(at, f32x4.add(f32x4.mul(v128.load(at, 0), scale4), b0), 0)
    v128.store(at, f32x4.add(f32x4.mul(v128.load(at, 16), scale4), b1), 16)
    v128.store(at, f32x4.add(f32x4.mul(v128.load(at, 32), scale4), b2), 32)
    v128.store(at, f32x4.add(f32x4.mul(v128.load(at, 48), scale4), b3), 48)
  }
  if (kind == Activation.identity) return
  for (; sums != end; sums += 16) v128.store(sums, activate4(kind, v128.load(sums)))
}

/** The same with dropout. It also keeps f′ × dropout mask, in `derivative`, for the backward pass. */
export function finishPanelTraining(
  layer: Layer, panel: i32, row: i32, rows: i32, sums: usize, scale: f32, bias: usize, derivative: usize,
  threshold: u32, dropoutScale: f32, key: u32,
): void {
  const kind = layer.activation
  const width = layer.out
  const scale4 = f32x4.splat(scale)
  const dropoutScale4 = f32x4.splat(dropoutScale)
  for (const end = sums + <usize>rows * LINE; sums != end; row++) {
    for (let i = 0; i < PANEL; i += 4, sums += 16, derivative += 16) {
      const x = f32x4.add(f32x4.mul(v128.load(sums), scale4), v128.load(bias + <usize>i * 4))
      const y = activate4(kind, x)
      const factor = dropoutFactor4(key, row * width + panel * PANEL + i, threshold, dropoutScale)
      v128.store(derivative, f32x4.mul(derivative4(kind, x, y), factor))
      // The outputs are selected and not multiplied by the mask, so that a dropped infinity is 0.
      v128.store(sums, v128.and(f32x4.mul(y, dropoutScale4), f32x4.ne(factor, f32x4.splat(0))))
    }
  }
}

/** Turns dLoss/doutput of one panel into dLoss/dz, in place. */
export function differentiatePanel(layer: Layer, panel: i32, row0: i32, rows: i32, panelBytes: usize, delta: usize): void {
  const at = <usize>panel * panelBytes + <usize>row0 * LINE
  const end = delta + <usize>rows * LINE
  if (layer.derivative) {
    for (let d = layer.derivative + at; delta != end; delta += 16, d += 16) {
      v128.store(delta, f32x4.mul(v128.load(delta), v128.load(d)))
    }
    return
  }
  const kind = layer.activation
  let y = layer.output + at
  if (kind == Activation.relu) {
    const zero = f32x4.splat(0)
    for (; delta != end; delta += 16, y += 16) {
      v128.store(delta, v128.andnot(v128.load(delta), f32x4.le(v128.load(y), zero)))
    }
    return
  }
  for (; delta != end; delta += 16, y += 16) {
    const value = v128.load(y)
    v128.store(delta, f32x4.mul(v128.load(delta), derivative4(kind, value, value)))
  }
}
