import { blankImage } from './blank-image.ts'
import { otsuThreshold } from './otsu.ts'
import { findGround, negative } from './paper.ts'
import { type Plane, quantile } from './plane.ts'
import { smooth } from './smooth.ts'

/** Levels by which ink differs from paper at least. */
const LEAST_CONTRAST = 12
/** How many times the grain's deviation. */
const ABOVE_GRAIN = 4
/** How many deviations ink is away from paper; of grain alone, what is taken for ink is two. */
const CLEAR = 3.5
/** Paper in good light, and how many times as dark what is seen of it may be. */
const WHITE = 230
const MOST_BRIGHTENING = 3
/** Fewer pixels than this are nothing that can be read. */
const LEAST_PIXELS = 4

/** How dark each pixel is against the paper under it, whichever of ink and paper is the brighter. */
export interface Ink extends Plane {
  /** What most of the ink has. */
  readonly contrast: number
  /** What grain, folds and the traces of JPEG have at most. */
  readonly grain: number
  /** Whether it stands out from the grain. */
  readonly isClear: boolean
}

/** @throws OneloopError `IMAGE_BLANK` */
export function findInk(plane: Plane): Ink {
  const { isInkDark, level } = findGround(plane)
  const upright = isInkDark ? plane : negative(plane)
  // A photograph's grain; on a drawing's sheet of one level it would only make strokes wider.
  const soft = typeof level === 'number' ? upright : smooth(upright, 1)
  const values =
    typeof level === 'number'
      ? soft.values.map((value) => Math.max(0, level - value))
      : soft.values.map((value, i) => Math.min(255, Math.max(0, level[i]! - value) * brightening(level[i]!, isInkDark)))
  const deviation = deviationOf(soft)
  // How far below the ground grain leaves most of the paper, and how far it reaches from there.
  const grain = Math.min(quantile(values, 0.5), ABOVE_GRAIN * deviation) + ABOVE_GRAIN * deviation
  const candidates = values.filter((value) => value > Math.max(LEAST_CONTRAST, grain))
  if (candidates.length < LEAST_PIXELS) throw blankImage()
  const threshold = otsuThreshold(candidates)
  const inked = candidates.filter((value) => value > threshold)
  const contrast = quantile(inked.length === 0 ? candidates : inked, 0.5)
  return { width: plane.width, height: plane.height, values, contrast, grain, isClear: contrast > CLEAR * deviation }
}

/** In the shade ink is less dark than in the light, by as much as paper is; chalk is hardly less bright. */
function brightening(level: number, isInkDark: boolean): number {
  return isInkDark ? Math.min(MOST_BRIGHTENING, WHITE / Math.max(level, 1)) : 1
}

/** Of the grain, which is what neighbours differ by. */
function deviationOf({ width, values }: Plane): number {
  const differences = new Float32Array(Math.max(0, values.length - 2))
  for (let i = 0; i < differences.length; i++) {
    differences[i] = i % width < width - 2 ? Math.abs(values[i + 2]! - values[i]!) : 0
  }
  // Of the difference of two normal values, half are within 0.954 deviations of one.
  return quantile(differences, 0.5) / 0.954
}
