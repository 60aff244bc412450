import { makeMoons, VIEW } from './moons.ts'
import { GRID } from './train.ts'

const points = makeMoons()

/** The points, over what the network makes of every place. */
export function draw(canvas: HTMLCanvasElement, grid: Float32Array): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  const { width, height } = canvas
  const [cellWidth, cellHeight] = [width / GRID.columns, height / GRID.rows]
  grid.forEach((sure, i) => {
    context.fillStyle = `hsl(${sure > 0.5 ? 24 : 212} 90% ${95 - Math.abs(sure - 0.5) * 40}%)`
    const [x, y] = [i % GRID.columns, Math.floor(i / GRID.columns)]
    context.fillRect(x * cellWidth, y * cellHeight, cellWidth + 1, cellHeight + 1)
  })
  for (const { x, y, moon } of points) {
    context.fillStyle = moon === 'upper' ? '#c2410c' : '#1d4ed8'
    context.beginPath()
    context.arc(((x - VIEW.left) / VIEW.width) * width, ((VIEW.top - y) / VIEW.height) * height, 3, 0, 7)
    context.fill()
  }
}
