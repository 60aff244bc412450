import type { ChartFigure } from './figure.ts'
import { theme } from './theme.ts'

/** A chart with what all charts share: the ground, the font and no animation. */
export function chart(figure: {
  readonly description: string
  readonly width: number
  readonly height: number
  /** What ECharts' `setOption` takes. */
  readonly option: object
}): ChartFigure {
  const { description, width, height, option } = figure
  const shared = {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.fontFamily, color: theme.text },
  }
  return { kind: 'chart', description, width, height, option: { ...shared, ...option } }
}

/** A heading over the middle of a panel, with a quieter line below it where there is one. */
export function heading(text: string, middle: number | string, subtext = '') {
  return {
    text,
    subtext,
    left: middle,
    top: 10,
    itemGap: 5,
    textAlign: 'center' as const,
    textStyle: { fontSize: 17, fontWeight: 'normal' as const, color: theme.text },
    subtextStyle: { fontSize: 13, color: theme.quietText },
  }
}
