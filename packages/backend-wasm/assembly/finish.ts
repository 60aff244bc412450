import { dropoutFactor4 } from './dropout'
import { activate, activateAndDerive, differentiate } from './generated/activations'
import { LINE, PANEL } from './generated/constants'
import { Activation } from './generated/numbers'
import { Layer } from './generated/records'
import { storeLine, storePair } from './simd'

/** Turns the sums of one panel into outputs, in place: activation(sums · scale + bias). */
export function finishPanel(kind: i32, rows: i32, sums: usize, scale: f32, bias: usize): void {
  const end = sums + <usize>rows * LINE
  if (kind == Activation.relu) {
    const scale4 = f32x4.splat(scale)
    const b0 = v128.load(bias, 0)
    const b1 = v128.load(bias, 16)
    const b2 = v128.load(bias, 32)
    const b3 = v128.load(bias, 48)
    const zero = f32x4.splat(0)
    for (; sums != end; sums += LINE) {
      storeLine(
        sums,
        f32x4.pmax(f32x4.add(f32x4.mul(v128.load(sums, 0), scale4), b0), zero),
        f32x4.pmax(f32x4.add(f32x4.mul(v128.load(sums, 16), scale4), b1), zero),
        f32x4.pmax(f32x4.add(f32x4.mul(v128.load(sums, 32), scale4), b2), zero),
        f32x4.pmax(f32x4.add(f32x4.mul(v128.load(sums, 48), scale4), b3), zero),
      )
    }
    return
  }
  mapPanel(sums, end, scale, bias)
  if (kind != Activation.identity) activate(kind, sums, end)
}

/** values · scale + shift for each row of a panel, in place. */
export function mapPanel(at: usize, end: usize, scale: f32, shift: usize): void {
  const scale4 = f32x4.splat(scale)
  const s0 = v128.load(shift, 0)
  const s1 = v128.load(shift, 16)
  const s2 = v128.load(shift, 32)
  const s3 = v128.load(shift, 48)
  for (; at != end; at += LINE) {
    storeLine(
      at,
      f32x4.add(f32x4.mul(v128.load(at, 0), scale4), s0),
      f32x4.add(f32x4.mul(v128.load(at, 16), scale4), s1),
      f32x4.add(f32x4.mul(v128.load(at, 32), scale4), s2),
      f32x4.add(f32x4.mul(v128.load(at, 48), scale4), s3),
    )
  }
}

/** The same with dropout. It also keeps f′ × dropout mask, in `derivative`, for the backward pass. */
export function finishPanelTraining(
  layer: Layer, panel: i32, row: i32, rows: i32, sums: usize, scale: f32, bias: usize, derivative: usize,
  threshold: u32, dropoutScale: f32, key: u32,
): void {
  const end = sums + <usize>rows * LINE
  mapPanel(sums, end, scale, bias)
  if (layer.derivativeNeedsInput) activateAndDerive(layer.activation, sums, end, derivative)
  else {
    activate(layer.activation, sums, end)
    fillWithOnes(derivative, derivative + <usize>rows * LINE)
    differentiate(layer.activation, derivative, derivative + <usize>rows * LINE, sums)
  }
  if (threshold != 0) dropPanel(row * layer.out + panel * PANEL, layer.out, sums, end, derivative, threshold, dropoutScale, key)
}

function fillWithOnes(at: usize, end: usize): void {
  const one = f32x4.splat(1)
  for (; at != end; at += 32) storePair(at, one, one)
}

/** Multiplies outputs and derivatives of a panel by the dropout mask. The panel's first element has the number `first`. */
function dropPanel(
  first: u32, width: u32, sums: usize, end: usize, derivative: usize, threshold: u32, scale: f32, key: u32,
): void {
  const scale4 = f32x4.splat(scale)
  const zero = f32x4.splat(0)
  for (; sums != end; first += width) {
    for (let i = first; i < first + PANEL; i += 8, sums += 32, derivative += 32) {
      const index = i32x4.splat(i)
      const f0 = dropoutFactor4(key, i32x4.add(index, i32x4(0, 1, 2, 3)), threshold, scale)
      const f1 = dropoutFactor4(key, i32x4.add(index, i32x4(4, 5, 6, 7)), threshold, scale)
      storePair(derivative, f32x4.mul(v128.load(derivative, 0), f0), f32x4.mul(v128.load(derivative, 16), f1))
      // The outputs are selected and not multiplied by the mask, so that a dropped infinity is 0.
      storePair(
        sums,
        v128.and(f32x4.mul(v128.load(sums, 0), scale4), f32x4.ne(f0, zero)),
        v128.and(f32x4.mul(v128.load(sums, 16), scale4), f32x4.ne(f1, zero)),
      )
    }
  }
}

/** Turns dLoss/doutput of one panel into dLoss/dz, in place. */
export function differentiatePanel(layer: Layer, panel: i32, row0: i32, rows: i32, panelBytes: usize, delta: usize): void {
  const at = <usize>panel * panelBytes + <usize>row0 * LINE
  const end = delta + <usize>rows * LINE
  if (layer.derivative) {
    for (let d = layer.derivative + at; delta != end; delta += 32, d += 32) {
      storePair(
        delta,
        f32x4.mul(v128.load(delta, 0), v128.load(d, 0)),
        f32x4.mul(v128.load(delta, 16), v128.load(d, 16)),
      )
    }
    return
  }
  const kind = layer.activation
  let y = layer.output + at
  if (kind == Activation.relu) {
    const zero = f32x4.splat(0)
    for (; delta != end; delta += 32, y += 32) {
      storePair(
        delta,
        v128.andnot(v128.load(delta, 0), f32x4.le(v128.load(y, 0), zero)),
        v128.andnot(v128.load(delta, 16), f32x4.le(v128.load(y, 16), zero)),
      )
    }
    return
  }
  differentiate(kind, delta, end, y)
}
