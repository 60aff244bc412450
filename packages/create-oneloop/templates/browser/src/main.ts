import { draw } from './draw.ts'
import type { Progress } from './train.ts'

const canvas = document.querySelector('canvas')
const status = document.querySelector('[role=status]')
const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' })

worker.onmessage = ({ data: { epoch, loss, accuracy, grid } }: MessageEvent<Progress>) => {
  if (canvas !== null) draw(canvas, grid)
  if (status !== null) {
    status.textContent = `Epoch ${epoch}: loss ${loss.toFixed(4)}, accuracy ${(accuracy * 100).toFixed(1)} %`
  }
}
worker.onerror = ({ message }) => {
  if (status !== null) status.textContent = `The training broke down: ${message}`
}
