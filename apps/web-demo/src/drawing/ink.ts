import type { Point, Stroke } from './rasterize.ts'

/** What is drawn: strokes of a pen, perhaps over a digit that was put there. */
export class Ink {
  #strokes: Point[][] = []
  #stamp: Uint8Array | null = null

  get isBlank(): boolean {
    return this.#strokes.length === 0 && this.#stamp === null
  }

  get strokes(): readonly Stroke[] {
    return this.#strokes
  }

  /** The 28×28 digit under the strokes, `[784]`. */
  get stamp(): Uint8Array | null {
    return this.#stamp
  }

  clear(): void {
    this.#strokes = []
    this.#stamp = null
  }

  /** Lowers the pen: a new stroke begins. */
  begin(point: Point): void {
    this.#strokes.push([point])
  }

  /** Moves the lowered pen. */
  extend(point: Point): void {
    this.#strokes.at(-1)?.push(point)
  }

  /** Puts a 28×28 digit there in place of what was drawn. */
  putDigit(digit: Uint8Array): void {
    this.clear()
    this.#stamp = digit
  }
}
