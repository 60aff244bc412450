/**
 * A drawing, defined once for the browser and Node: as data for Apache ECharts where it is a chart, as SVG where it is
 * made of images. In a page give `option` to `setOption`, or put `svg` into an element; in Node use `renderSvg` and
 * `renderPng` of `@oneloop/figures/node`.
 */
export type Figure = ChartFigure | ImageFigure

interface Sized {
  /** What it shows, for people who can't see it. */
  readonly description: string
  /** In CSS pixels, 1/96 inch. */
  readonly width: number
  readonly height: number
}

/** A figure of lines, bars or points, as options of ECharts. */
export interface ChartFigure extends Sized {
  readonly kind: 'chart'
  /**
   * What ECharts' `setOption` takes. Plain data, structured-cloneable: it can be made in a worker. Its type is not that of
   * ECharts, whose declarations compile only beside those of a page.
   */
  readonly option: Readonly<Record<string, unknown>>
  /**
   * It may be as wide as there is room, and its colours but those of the lines are the theme's, so that a dark page may
   * put others in their place.
   */
  readonly isAdaptive?: true
}

/** A figure of small pictures in a grid. */
export interface ImageFigure extends Sized {
  readonly kind: 'images'
  /** A whole `<svg>` element; its images are data URLs. */
  readonly svg: string
}
