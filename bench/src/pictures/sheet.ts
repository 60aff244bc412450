import type { RgbaImage } from '@oneloop/mnist-data'
import { decodeImage } from '@oneloop/mnist-data/node'
import { encode } from 'jpeg-js'
import type { Mask } from './mask.ts'
import type { Random } from './random.ts'

export type Colour = readonly [number, number, number]

/** A picture while it is made: red, green and blue from 0 to 255, which may be overstepped until it is done. */
export class Sheet {
  readonly width: number
  readonly height: number
  readonly rgb: Float32Array

  constructor(width: number, height: number, colour: Colour) {
    this.width = width
    this.height = height
    this.rgb = new Float32Array(width * height * 3)
    for (let i = 0; i < this.rgb.length; i++) this.rgb[i] = colour[i % 3]!
  }

  fill(left: number, top: number, width: number, height: number, colour: Colour): void {
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      for (let x = Math.max(0, left); x < Math.min(this.width, left + width); x++)
        this.rgb.set(colour, (y * this.width + x) * 3)
    }
  }

  ink({ values }: Mask, colour: Colour, strength = 1): void {
    for (const [i, inked] of values.entries()) {
      if (inked === 0) continue
      for (const [channel, level] of colour.entries()) {
        this.rgb[3 * i + channel]! += (level - this.rgb[3 * i + channel]!) * inked * strength
      }
    }
  }

  /** Each pixel times what `amount` says of its place. */
  light(amount: (x: number, y: number) => number): void {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const times = amount(x, y)
        for (let channel = 0; channel < 3; channel++) this.rgb[(y * this.width + x) * 3 + channel]! *= times
      }
    }
  }

  /** The grain of a sensor: most of it in brightness, some in colour. */
  grain(deviation: number, random: Random): void {
    for (let i = 0; i < this.rgb.length; i += 3) {
      const grey = random.roughlyNormal()
      for (let channel = 0; channel < 3; channel++) {
        // A uniform value from −1 to 1 deviates by 1/√3.
        this.rgb[i + channel]! += deviation * (0.8 * grey + 0.6 * Math.sqrt(3) * random.between(-1, 1))
      }
    }
  }

  /** Three means over so many pixels to each side: nearly a lens out of focus. */
  blur(reach: number): void {
    for (let round = 0; round < 3; round++) {
      blurLines(this.rgb, this.width * 3, this.height, 3, reach)
      blurColumns(this.rgb, this.width * 3, this.height, reach)
    }
  }

  image(): RgbaImage {
    const rgba = new Uint8Array(this.width * this.height * 4).fill(255)
    for (let i = 0; i < this.width * this.height; i++) {
      for (let channel = 0; channel < 3; channel++) {
        rgba[4 * i + channel] = Math.min(255, Math.max(0, Math.round(this.rgb[3 * i + channel]!)))
      }
    }
    return { width: this.width, height: this.height, rgba }
  }
}

function blurLines(values: Float32Array, width: number, height: number, step: number, reach: number): void {
  const line = new Float32Array(width)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let i = -reach; i <= reach; i++) {
        const near = x + i * step
        sum += values[y * width + (near < 0 ? x % step : near >= width ? width - step + (x % step) : near)]!
      }
      line[x] = sum / (2 * reach + 1)
    }
    values.set(line, y * width)
  }
}

function blurColumns(values: Float32Array, width: number, height: number, reach: number): void {
  const before = values.slice()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let i = -reach; i <= reach; i++) sum += before[Math.min(height - 1, Math.max(0, y + i)) * width + x]!
      values[y * width + x] = sum / (2 * reach + 1)
    }
  }
}

/** What is left of a picture that was saved as a JPEG of this quality, 1 to 100. */
export function throughJpeg({ width, height, rgba }: RgbaImage, quality: number): Promise<RgbaImage> {
  return decodeImage(encode({ width, height, data: rgba }, Math.round(quality)).data)
}
