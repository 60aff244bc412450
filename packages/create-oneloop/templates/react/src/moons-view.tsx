import { useEffect, useRef } from 'react'
import { draw } from './draw.ts'
import { useTraining } from './use-training.ts'

export function Moons() {
  const { progress, failure } = useTraining()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current !== null && progress !== null) draw(canvas.current, progress.grid)
  }, [progress])
  return (
    <>
      <h1>Two moons</h1>
      <canvas
        ref={canvas}
        width={800}
        height={500}
        role="img"
        aria-label="Points of two moons, over what the network makes of every place"
      />
      <p role="status">
        {failure !== null
          ? `The training broke down: ${failure}`
          : progress === null
            ? 'Training…'
            : `Epoch ${progress.epoch}: loss ${progress.loss.toFixed(4)}, accuracy ${(progress.accuracy * 100).toFixed(1)} %`}
      </p>
    </>
  )
}
