import type { OptimizerName } from 'oneloop'
import { useMemo } from 'preact/hooks'
import { theme, token } from '../../styles/theme.ts'
import { laneNames } from './lane-names.ts'

/** Each runner's colour in the theme that is on, read once a theme: reading makes the browser lay the page out. */
export function useLaneColours(): Readonly<Record<OptimizerName, string>> {
  const look = theme.value
  return useMemo(() => read(), [look])
}

function read(): Record<OptimizerName, string> {
  const names = Object.keys(laneNames) as OptimizerName[]
  return Object.fromEntries(names.map((name) => [name, token(`--lane-${name}`)])) as Record<OptimizerName, string>
}
