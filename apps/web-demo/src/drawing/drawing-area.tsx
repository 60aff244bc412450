import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { theme, token } from '../styles/theme.ts'
import { SCREEN_PEN } from './digit-of.ts'
import type { Ink } from './ink.ts'
import type { Point, Stroke } from './rasterize.ts'
import { usePen } from './use-pen.ts'

interface DrawingAreaProps {
  readonly ink: Ink
  /** Rises whenever the ink was changed from outside. */
  readonly version: number
  readonly label: string
  /** Id of the element that tells how the keyboard draws. */
  readonly hintId: string
  readonly onDraw: () => void
}

const PIXELS = 448

/** A square to draw in with mouse, pen, finger, or the arrow keys (space lowers and lifts the pen). */
export function DrawingArea({ ink, version, label, hintId, onDraw }: DrawingAreaProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const look = theme.value
  const paint = (cursor?: Point) => {
    if (canvas.current !== null) paintInk(canvas.current, ink, cursor)
  }
  const pen = usePen({
    begin(point) {
      ink.begin(point)
      onDraw()
    },
    extend(point) {
      ink.extend(point)
      onDraw()
    },
    moved: paint,
  })
  useEffect(() => paint(), [ink, version, look])
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes the arrow keys and the space bar for itself, which is what an application is to a screen reader
    <canvas
      ref={canvas}
      class="drawing-area"
      width={PIXELS}
      height={PIXELS}
      role="application"
      tabIndex={0}
      aria-describedby={hintId}
      aria-label={label}
      {...pen}
    />
  )
}

function paintInk(canvas: HTMLCanvasElement, { strokes, stamp }: Ink, cursor: Point | undefined): void {
  const context = canvas.getContext('2d')!
  context.fillStyle = '#101116'
  context.fillRect(0, 0, PIXELS, PIXELS)
  if (stamp !== null) paintDigit(context, stamp)
  context.strokeStyle = '#fff'
  context.lineWidth = SCREEN_PEN * PIXELS
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const stroke of strokes) paintStroke(context, stroke)
  if (cursor === undefined) return
  context.strokeStyle = token('--accent')
  context.lineWidth = 3
  context.beginPath()
  context.arc(cursor.x * PIXELS, cursor.y * PIXELS, 18, 0, 2 * Math.PI)
  context.stroke()
}

function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  context.beginPath()
  for (const [i, { x, y }] of stroke.entries()) {
    if (i === 0) context.moveTo(x * PIXELS, y * PIXELS)
    // A line to its own beginning is a dot.
    if (i > 0 || stroke.length === 1) context.lineTo(x * PIXELS, y * PIXELS)
  }
  context.stroke()
}

function paintDigit(context: CanvasRenderingContext2D, digit: Uint8Array): void {
  const image = new ImageData(28, 28)
  for (const [i, level] of digit.entries()) image.data.set([level, level, level, 255], i * 4)
  const small = document.createElement('canvas')
  small.width = 28
  small.height = 28
  small.getContext('2d')!.putImageData(image, 0, 0)
  context.globalCompositeOperation = 'lighter'
  context.drawImage(small, 0, 0, PIXELS, PIXELS)
  context.globalCompositeOperation = 'source-over'
}
