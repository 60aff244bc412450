import type { ParameterValue, Study, Trial } from '@oneloop/sweep'

/** Numbers are put into so many groups of the same size. */
const GROUPS = 4

/**
 * How much of the variance of the scores' ranks lies between groups of trials with alike values of one setting, from 0 to 1:
 * the first-order effect of an analysis of variance. Ranks, because one bad score would outweigh all others. Trials of
 * different rungs are compared as they stand.
 */
export function parameterImportance(
  { space }: Pick<Study, 'space'>,
  trials: readonly Trial[],
): { readonly name: string; readonly share: number }[] {
  const scored = trials.filter(({ score }) => score !== null)
  const ordered = scored.toSorted((a, b) => a.score! - b.score! || a.number - b.number)
  const ranks = new Map(ordered.map(({ number }, rank) => [number, rank]))
  const middle = (scored.length - 1) / 2
  const all = sum(scored.map(({ number }) => (ranks.get(number)! - middle) ** 2))
  return Object.entries(space).map(([name, parameter]) => {
    const isNumber = parameter.kind !== 'choice'
    const groups = isNumber ? bySize(name, scored) : byValue(name, scored)
    const between = groups.map((group) => {
      const mean = sum(group.map(({ number }) => ranks.get(number)!)) / group.length
      return group.length * (mean - middle) ** 2
    })
    return { name, share: all === 0 ? 0 : sum(between) / all }
  })
}

function byValue(name: string, trials: readonly Trial[]): Trial[][] {
  const groups = new Map<ParameterValue | undefined, Trial[]>()
  for (const trial of trials) groups.set(trial.settings[name], [...(groups.get(trial.settings[name]) ?? []), trial])
  return [...groups.values()]
}

function bySize(name: string, trials: readonly Trial[]): Trial[][] {
  const without = trials.filter(({ settings }) => settings[name] === undefined)
  const ordered = trials
    .filter(({ settings }) => settings[name] !== undefined)
    .toSorted((a, b) => Number(a.settings[name]) - Number(b.settings[name]))
  const size = Math.ceil(ordered.length / GROUPS)
  const groups = Array.from({ length: GROUPS }, (_, i) => ordered.slice(i * size, (i + 1) * size))
  return [...groups, without].filter(({ length }) => length > 0)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
