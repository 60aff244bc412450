/** Pixels across the square that strokes are kept in: enough for a smooth 28×28, few enough to read at every move. */
export const INK_SIZE = 112
const PEN_WIDTH = 9

export interface Point {
  /** 0 (left or top) to 1. */
  readonly x: number
  readonly y: number
}

/** What is drawn: white strokes on black, as MNIST is. */
export class Ink {
  readonly #context: CanvasRenderingContext2D
  #isBlank = true

  constructor() {
    const canvas = document.createElement('canvas')
    canvas.width = INK_SIZE
    canvas.height = INK_SIZE
    this.#context = canvas.getContext('2d', { willReadFrequently: true })!
    this.clear()
  }

  get isBlank(): boolean {
    return this.#isBlank
  }

  get canvas(): HTMLCanvasElement {
    return this.#context.canvas
  }

  clear(): void {
    this.#context.fillStyle = '#000'
    this.#context.fillRect(0, 0, INK_SIZE, INK_SIZE)
    this.#isBlank = true
  }

  /** A straight piece of a stroke; a dot when both ends are the same. */
  line(from: Point, to: Point): void {
    const context = this.#context
    context.strokeStyle = '#fff'
    context.lineWidth = PEN_WIDTH
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.beginPath()
    context.moveTo(from.x * INK_SIZE, from.y * INK_SIZE)
    context.lineTo(to.x * INK_SIZE, to.y * INK_SIZE)
    context.stroke()
    this.#isBlank = false
  }

  /** Puts a 28×28 digit there, as if it had been drawn. */
  stamp(digit: Uint8Array): void {
    const image = new ImageData(28, 28)
    for (const [i, level] of digit.entries()) image.data.set([level, level, level, 255], i * 4)
    const small = document.createElement('canvas')
    small.width = 28
    small.height = 28
    small.getContext('2d')!.putImageData(image, 0, 0)
    this.clear()
    this.#context.drawImage(small, 0, 0, INK_SIZE, INK_SIZE)
    this.#isBlank = false
  }

  /** `[INK_SIZE, INK_SIZE]` */
  grey(): Uint8Array {
    const { data } = this.#context.getImageData(0, 0, INK_SIZE, INK_SIZE)
    return Uint8Array.from({ length: INK_SIZE * INK_SIZE }, (_, i) => data[i * 4]!)
  }
}
