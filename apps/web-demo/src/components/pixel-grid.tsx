import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { theme } from '../styles/theme.ts'
import { type Palette, pixelOf } from './palettes.ts'

interface PixelGridProps {
  /** Row by row. */
  readonly values: ArrayLike<number>
  readonly columns: number
  readonly palette: Palette
  /** The value that has the full colour. */
  readonly max: number
  /** What it shows, in words; left out where the words beside it say so. */
  readonly label?: string
  readonly class?: string
}

/** Numbers as a grid of coloured cells: a digit, a neuron's weights, a layer's outputs. */
export function PixelGrid({ values, columns, palette, max, label, class: extra = '' }: PixelGridProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const look = theme.value
  const rows = Math.ceil(values.length / columns)
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!
    const image = context.createImageData(columns, rows)
    const pixels = new Uint32Array(image.data.buffer)
    const pixel = pixelOf(palette, look)
    for (let i = 0; i < values.length; i++) pixels[i] = pixel(values[i]! / max)
    context.putImageData(image, 0, 0)
  }, [values, columns, rows, palette, max, look])
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      class={`pixel-grid ${extra}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  )
}
