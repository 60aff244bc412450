import type { Parameter, Settings, Space } from '../space/parameter.ts'
import { placeOf, settingsAt } from '../space/settings-at.ts'
import { chance } from './chance.ts'

/** A trial of an earlier generation: smaller is better. */
export interface Scored {
  readonly settings: Settings
  readonly cost: number
}

/** Of the trials so far, this share counts as good, up to MOST_GOOD of them. */
const GOOD = 0.25
const MOST_GOOD = 25
/** So many places are tried for each parameter. */
const CANDIDATES = 24

/**
 * The tree-structured Parzen estimator, one parameter at a time: a place is drawn where good trials lie, and of some of
 * them that one is taken which good trials make likelier than the others. Bergstra et al. 2011,
 * "Algorithms for Hyper-Parameter Optimization", section 4.
 *
 * @param earlier in any order: the result does not depend on it
 */
export function tpe(space: Space, earlier: readonly Scored[], seed: number, trial: number): Settings {
  const ordered = [...earlier].sort((a, b) => a.cost - b.cost || compare(a.settings, b.settings))
  const count = Math.min(MOST_GOOD, Math.ceil(GOOD * ordered.length))
  const [good, others] = [ordered.slice(0, count), ordered.slice(count)]
  return settingsAt(space, (name, index) => {
    const parameter = space[name]!
    const placesOf = (trials: readonly Scored[]) =>
      trials.flatMap(({ settings }) => (settings[name] === undefined ? [] : [placeOf(parameter, settings[name])]))
    const [goodPlaces, otherPlaces] = [placesOf(good), placesOf(others)]
    let best = 0
    let bestRatio = Number.NEGATIVE_INFINITY
    for (let draw = 0; draw < CANDIDATES; draw++) {
      const at = (k: number) => chance(seed, trial, index, draw, k)
      const place = drawPlace(parameter, goodPlaces, at)
      const ratio = density(parameter, goodPlaces, place) / density(parameter, otherPlaces, place)
      if (ratio > bestRatio) [best, bestRatio] = [place, ratio]
    }
    return best
  })
}

/** One of the places, blurred; or any place at all, as likely as each of them. */
function drawPlace(parameter: Parameter, places: readonly number[], at: (k: number) => number): number {
  const chosen = places[Math.floor(at(0) * (places.length + 1))]
  if (chosen === undefined || parameter.kind === 'choice') return chosen ?? at(1)
  // The sum of twelve numbers between 0 and 1 is nearly normal, with deviation 1, by sums that are the same everywhere.
  let normal = -6
  for (let k = 2; k < 14; k++) normal += at(k)
  const place = chosen + width(places.length) * normal
  return Math.min(1 - 2 ** -40, Math.max(0, place))
}

/** Up to a factor that good and other trials share. */
function density(parameter: Parameter, places: readonly number[], place: number): number {
  if (parameter.kind === 'choice') {
    const own = Math.floor(place * parameter.values.length)
    const same = places.filter((each) => Math.floor(each * parameter.values.length) === own).length
    return (same + 1) / (places.length + parameter.values.length)
  }
  const blur = width(places.length)
  const kernels = places.map((each) => Math.exp(-0.5 * ((place - each) / blur) ** 2) / (blur * Math.sqrt(2 * Math.PI)))
  return kernels.reduce((sum, each) => sum + each, 1) / (places.length + 1)
}

/** The more trials, the sharper. */
const width = (count: number) => Math.max(0.02, 0.5 / (1 + count))

function compare(a: Settings, b: Settings): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
