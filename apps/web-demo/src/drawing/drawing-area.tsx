import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { theme, token } from '../styles/theme.ts'
import type { Ink, Point } from './ink.ts'
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
    line(from, to) {
      ink.line(from, to)
      onDraw()
    },
    moved: paint,
  })
  useEffect(() => paint(), [ink, version, look])
  return (
    <canvas
      ref={canvas}
      class="drawing-area"
      width={PIXELS}
      height={PIXELS}
      tabIndex={0}
      aria-describedby={hintId}
      aria-label={label}
      {...pen}
    />
  )
}

function paintInk(canvas: HTMLCanvasElement, ink: Ink, cursor: Point | undefined): void {
  const context = canvas.getContext('2d')!
  context.fillStyle = '#101116'
  context.fillRect(0, 0, PIXELS, PIXELS)
  context.globalCompositeOperation = 'lighter'
  context.drawImage(ink.canvas, 0, 0, PIXELS, PIXELS)
  context.globalCompositeOperation = 'source-over'
  if (cursor === undefined) return
  context.strokeStyle = token('--accent')
  context.lineWidth = 3
  context.beginPath()
  context.arc(cursor.x * PIXELS, cursor.y * PIXELS, 18, 0, 2 * Math.PI)
  context.stroke()
}
