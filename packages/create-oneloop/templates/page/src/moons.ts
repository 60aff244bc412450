import { type Columns, fromRows } from 'oneloop'

export type Point = {
  readonly x: number
  readonly y: number
  readonly moon: 'upper' | 'lower'
}

/** Two half circles, one in the other: no straight line parts them. The same points every time. */
export function makeMoons(count = 600): Point[] {
  let state = 7
  const random = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
  const noise = () => (random() + random() + random() - 1.5) * 0.25
  return Array.from({ length: count }, (_, i): Point => {
    const angle = Math.PI * random()
    return i % 2 === 0
      ? { x: Math.cos(angle) + noise(), y: Math.sin(angle) + noise(), moon: 'upper' }
      : { x: 1 - Math.cos(angle) + noise(), y: 0.5 - Math.sin(angle) + noise(), moon: 'lower' }
  })
}

/** What the picture shows: x from -1.5 to 2.5, y from -1 to 1.5. */
export const VIEW = { left: -1.5, top: 1.5, width: 4, height: 2.5 }

/** The middles of a picture's cells, row by row from the top. */
export function makeGrid(columns: number, rows: number): Columns {
  return fromRows(
    Array.from({ length: rows * columns }, (_, i) => ({
      x: VIEW.left + (((i % columns) + 0.5) / columns) * VIEW.width,
      y: VIEW.top - ((Math.floor(i / columns) + 0.5) / rows) * VIEW.height,
    })),
  )
}
