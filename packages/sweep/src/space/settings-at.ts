import type { Condition, Parameter, ParameterValue, Settings, Space } from './parameter.ts'

/** So many digits are kept of a float: the value that a table prints is the value that was trained with. */
const DIGITS = 6

/** The parameter's value at a place between 0 and 1 (1 excluded). */
export function valueAt(parameter: Parameter, place: number): ParameterValue {
  switch (parameter.kind) {
    case 'choice':
      return parameter.values[Math.floor(place * parameter.values.length)]!
    case 'float': {
      const { min, max, log } = parameter
      const value = log ? min * (max / min) ** place : min + (max - min) * place
      return clamp(Number(value.toPrecision(DIGITS)), min, max)
    }
    case 'int': {
      const { min, max, log } = parameter
      const value = log ? Math.floor(min * ((max + 1) / min) ** place) : min + Math.floor((max - min + 1) * place)
      return clamp(value, min, max)
    }
  }
}

/** Where a value lies: the inverse of `valueAt`, in the middle of what a choice or a whole number takes up. */
export function placeOf(parameter: Parameter, value: ParameterValue): number {
  switch (parameter.kind) {
    case 'choice':
      return (parameter.values.indexOf(value) + 0.5) / parameter.values.length
    case 'float': {
      const { min, max, log } = parameter
      const x = Number(value)
      return log ? Math.log(x / min) / Math.log(max / min) : (x - min) / (max - min)
    }
    case 'int': {
      const { min, max, log } = parameter
      const x = Number(value) + 0.5
      return log ? Math.log(x / min) / Math.log((max + 1) / min) : (x - min) / (max - min + 1)
    }
  }
}

/** The settings at a place for each parameter, less those whose condition does not hold. */
export function settingsAt(space: Space, placeFor: (name: string, index: number) => number): Settings {
  const settings: Record<string, ParameterValue> = {}
  for (const [index, [name, parameter]] of Object.entries(space).entries()) {
    if (holds(parameter.when, settings)) settings[name] = valueAt(parameter, placeFor(name, index))
  }
  return settings
}

export function holds(condition: Condition | undefined, settings: Settings): boolean {
  if (condition === undefined) return true
  const value = settings[condition.name]
  return value !== undefined && condition.values.includes(value)
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
