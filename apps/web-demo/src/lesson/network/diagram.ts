/** One drawn neuron: which of its layer's it is, and where, in the units of the drawing. */
export interface Dot {
  readonly index: number
  readonly x: number
  readonly y: number
}

/** One layer of the drawing. `hidden` neurons are left out between the two halves of `dots`. */
export interface Column {
  readonly width: number
  readonly dots: readonly Dot[]
  readonly hidden: number
  /** Where the gap is that stands for them. */
  readonly gapY: number
}

/** Places the neurons of every layer: at most `most` a column, the first and the last ones, with a gap for the rest. */
export function columns(widths: readonly number[], size: { width: number; height: number }, most: number): Column[] {
  return widths.map((width, c) => {
    const shown = Math.min(width, most)
    const firstHalf = width > most ? Math.ceil(shown / 2) : shown
    const slots = width > most ? shown + 1 : shown
    const x = widths.length === 1 ? size.width / 2 : (c / (widths.length - 1)) * size.width
    const gap = size.height / (most + 1)
    const top = size.height / 2 - ((slots - 1) * gap) / 2
    const dots = Array.from({ length: shown }, (_, i) => ({
      index: i < firstHalf ? i : width - shown + i,
      x,
      y: top + (i < firstHalf ? i : i + 1) * gap,
    }))
    return { width, dots, hidden: width - shown, gapY: top + firstHalf * gap }
  })
}
