import { OneloopError } from '@oneloop/core'
import type { Parameter, ParameterValue, Settings, Space } from '../space/parameter.ts'
import { holds, valueAt } from '../space/settings-at.ts'

/** A study asks for its grid once a trial. */
const grids = new WeakMap<Space, readonly Settings[]>()

/** Every combination of the parameters' values, the last parameter changing first. Conditions that don't hold make no combination twice. */
export function grid(space: Space): readonly Settings[] {
  const all = grids.get(space) ?? combinations(space)
  grids.set(space, all)
  return all
}

function combinations(space: Space): readonly Settings[] {
  let all: Settings[] = [{}]
  for (const [name, parameter] of Object.entries(space)) {
    const values = gridValues(name, parameter)
    all = all.flatMap((settings) =>
      holds(parameter.when, settings) ? values.map((value) => ({ ...settings, [name]: value })) : [settings],
    )
    if (all.length > MOST) {
      throw new OneloopError(`the grid has more than ${MOST.toLocaleString('en-US')} combinations`, {
        code: 'STUDY_INVALID',
        fix: 'take fewer values, or another sampler',
      })
    }
  }
  return all
}

const MOST = 100_000

function gridValues(name: string, parameter: Parameter): readonly ParameterValue[] {
  if (parameter.kind === 'choice') return parameter.values
  const { min, max, steps } = parameter
  if (parameter.kind === 'int' && steps === undefined) return Array.from({ length: max - min + 1 }, (_, i) => min + i)
  if (steps === undefined) {
    throw new OneloopError(`a grid needs to know how many values of '${name}' to take`, {
      code: 'STUDY_INVALID',
      fix: `write for example ${name}=${min}..${max}:5`,
    })
  }
  // The last one is just below 1, which rounds to the upper bound.
  const places = Array.from({ length: steps }, (_, i) => Math.min(i / Math.max(1, steps - 1), 1 - 2 ** -40))
  return [...new Set(places.map((place) => valueAt(parameter, place)))]
}
