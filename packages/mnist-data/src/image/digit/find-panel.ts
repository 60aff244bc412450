import { type Component, components } from './components.ts'
import { otsuThreshold } from './otsu.ts'
import { type Box, crop, type Plane } from './plane.ts'

/** Of the image's sides, the least that a panel has. */
const LEAST_SIDE = 0.25
/** How much of each edge of a rectangle is there. */
const EDGE_SHARE = 0.88
/** Of the panel's side, the widest line around it. */
const WIDEST_LINE = 0.08
/** A frame in a plot in a screenshot. */
const MOST_FRAMES = 3

/**
 * What is within a frame, within the axes of a plot, or on a dark or bright rectangle on other ground: the picture itself,
 * without the ticks, numbers and titles around it. All of the image where there is no such panel.
 */
export function findPanel(plane: Plane): Plane {
  let within = plane
  for (let i = 0; i < MOST_FRAMES; i++) {
    const panel = largestPanel(within)
    if (panel === null) return within
    within = crop(within, panel)
  }
  return within
}

function largestPanel({ width, height, values }: Plane): Box | null {
  if (Math.min(width, height) < 32) return null
  const threshold = otsuThreshold(values)
  let best: Box | null = null
  for (const isDark of [true, false]) {
    const isIn = new Uint8Array(values.length)
    for (let i = 0; i < values.length; i++) if (values[i]! > threshold !== isDark) isIn[i] = 1
    for (const component of components(isIn, width, height)) {
      const isLarge =
        component.right - component.left >= LEAST_SIDE * width &&
        component.bottom - component.top >= LEAST_SIDE * height
      const panel = isLarge ? within(component, width, height) : null
      if (panel !== null && (best === null || area(panel) > area(best))) best = panel
    }
  }
  return best
}

function area({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top)
}

/** The inside of a component that is a rectangle or its outline, ticks on its sides or not; null for any other. */
function within(component: Component, width: number, height: number): Box | null {
  const isIn = new Uint8Array(width * height)
  for (const pixel of component.pixels) isIn[pixel] = 1
  const row = (y: number, left: number, right: number) => shareOf(right - left, (i) => isIn[y * width + left + i]!)
  const column = (x: number, top: number, bottom: number) => shareOf(bottom - top, (i) => isIn[(top + i) * width + x]!)
  // From outside inwards, past the ticks, to the first row and column that are there in whole; twice, since each pair of
  // sides says how long the other pair is.
  let { left, top, right, bottom } = component
  const wholeWidth = right - left
  const wholeHeight = bottom - top
  for (let round = 0; round < 3; round++) {
    const atLeast = round === 0 ? 0.7 : EDGE_SHARE
    const [l, t, r, b] = [left, top, right, bottom]
    while (top < b - 1 && row(top, l, r) < atLeast) top++
    while (bottom > top + 1 && row(bottom - 1, l, r) < atLeast) bottom--
    while (left < r - 1 && column(left, t, b) < atLeast) left++
    while (right > left + 1 && column(right - 1, t, b) < atLeast) right--
  }
  if (right - left < 0.8 * wholeWidth || bottom - top < 0.8 * wholeHeight) return null
  if (right - left < LEAST_SIDE * width || bottom - top < LEAST_SIDE * height) return null
  // How thick the line is, on each side; a rectangle that is filled has none.
  const most = Math.max(1, Math.ceil(WIDEST_LINE * Math.min(right - left, bottom - top)))
  const thickness = [
    depth(most, (i) => row(top + i, left, right)),
    depth(most, (i) => row(bottom - 1 - i, left, right)),
    depth(most, (i) => column(left + i, top, bottom)),
    depth(most, (i) => column(right - 1 - i, top, bottom)),
  ] as const
  const isFilled = thickness.filter((line) => line === most).length >= 3
  // A rectangle that is filled and reaches the edge may be all there is, or a shadow.
  if (isFilled && (left <= 1 || top <= 1 || right >= width - 1 || bottom >= height - 1)) return null
  const [t, b, l, r] = isFilled ? [1, 1, 1, 1] : thickness.map((line) => line + 1)
  const inside = { left: left + l!, top: top + t!, right: right - r!, bottom: bottom - b! }
  return inside.right - inside.left < 16 || inside.bottom - inside.top < 16 ? null : inside
}

function shareOf(length: number, isIn: (i: number) => number): number {
  let count = 0
  for (let i = 0; i < length; i++) count += isIn(i)
  return count / length
}

function depth(most: number, share: (i: number) => number): number {
  let i = 0
  while (i < most && share(i) >= 0.6) i++
  return i
}
