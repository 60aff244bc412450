import type { Ticks } from './nice-ticks.ts'
import { theme } from './theme.ts'

const nameStyle = { fontSize: 14, color: theme.text }
const lineStyle = { color: theme.line }

/** An axis of numbers with its name along it, `nameGap` CSS pixels away. */
export function valueAxis(name: string, ticks: Ticks, { nameGap, gridIndex = 0 }: AxisPlace) {
  return {
    type: 'value' as const,
    gridIndex,
    ...ticks,
    name,
    nameLocation: 'middle' as const,
    nameGap,
    nameTextStyle: nameStyle,
    axisLine: { show: true, onZero: false, lineStyle },
    axisTick: { show: true, lineStyle },
    axisLabel: { fontSize: 13, color: theme.text },
    splitLine: { lineStyle: { color: theme.grid } },
  }
}

/** Where an axis is, and how far its name is from it. */
export interface AxisPlace {
  readonly nameGap: number
  readonly gridIndex?: number
}

/** From 0 to 1 by fifths. */
export const fractions: Ticks = { min: 0, max: 1, interval: 0.2 }
