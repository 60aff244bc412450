import type { OptimizerName } from 'oneloop'
import { useMemo } from 'preact/hooks'
import { optimizerLabels } from '../../hero/choice-labels.ts'
import { theme, token } from '../../styles/theme.ts'

/** Each runner's colour in the theme that is on, read once a theme: reading makes the browser lay the page out. */
export function useLaneColours(): Readonly<Record<OptimizerName, string>> {
  const look = theme.value
  return useMemo(() => read(), [look])
}

function read(): Record<OptimizerName, string> {
  const names = Object.keys(optimizerLabels) as OptimizerName[]
  return Object.fromEntries(names.map((name) => [name, token(`--lane-${name}`)])) as Record<OptimizerName, string>
}
