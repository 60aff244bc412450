export const PIXELS = 784
export const TEST_IMAGES = 10_000

export interface Images {
  /** One byte a pixel, `[count, 784]`. */
  readonly images: Uint8Array
  readonly labels: Uint8Array
  readonly count: number
}

/** Bytes as the network sees them, −1 … 1. */
export function normalize(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) floats[i] = (bytes[i]! / 255 - 0.5) / 0.5
  return floats
}

/** A new order, as people shuffle in JavaScript. */
export function shuffled(count: number): Int32Array<ArrayBuffer> {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1))
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}

/** PyTorch's default for `nn.Linear`: uniform in ±1/√in, `[in, out]`. */
export function uniformLinear(inputs: number, outputs: number) {
  const bound = 1 / Math.sqrt(inputs)
  const random = (length: number) => Float32Array.from({ length }, () => (Math.random() * 2 - 1) * bound)
  return { weight: random(inputs * outputs), bias: random(outputs) }
}
