import type { Dataset } from 'oneloop'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { theme, token } from '../../styles/theme.ts'
import type { StepFacts } from '../../training/protocol.ts'

const COLUMNS = 16
const CELL = 32

interface BatchViewProps {
  readonly digits: Dataset
  readonly facts: StepFacts
  /** Whether the forward pass has happened, so that wrong predictions can be marked. */
  readonly showsPredictions: boolean
  readonly label: string
}

/** The images of one batch on one canvas. */
export function BatchView({ digits, facts, showsPredictions, label }: BatchViewProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const look = theme.value
  const { indices, labels, predictions } = facts
  const rows = Math.ceil(indices.length / COLUMNS)
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!
    context.clearRect(0, 0, COLUMNS * CELL, rows * CELL)
    const tile = new ImageData(28, 28)
    context.strokeStyle = token('--warm')
    context.lineWidth = 2
    for (const [i, index] of indices.entries()) {
      const x = (i % COLUMNS) * CELL + 2
      const y = Math.floor(i / COLUMNS) * CELL + 2
      for (const [pixel, level] of digits.image(index).entries()) tile.data.set([level, level, level, 255], pixel * 4)
      context.putImageData(tile, x, y)
      if (showsPredictions && predictions[i] !== labels[i]) context.strokeRect(x, y, 28, 28)
    }
  }, [digits, facts, showsPredictions, look])
  return (
    <canvas ref={canvas} class="batch-view" width={COLUMNS * CELL} height={rows * CELL} role="img" aria-label={label} />
  )
}
