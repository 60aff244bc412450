// Numbers that both the host, which lays the memory out, and the kernels need. The build writes them for the kernels.

/** Columns in a panel of activations or weights: 16 floats are one cache line. */
export const PANEL = 16

/** Bytes of a cache line. */
export const LINE = 64

/** Rows that the dense kernels take together. */
export const TILE_ROWS = 4

/** Rows whose nonzero bytes are listed at a time. */
export const LISTED_ROWS = 64

/**
 * Panels of inputs that are taken together over the listed rows: the weights of two panels of outputs for them, 26 kB,
 * stay in the first-level cache.
 */
export const STRIP_PANELS = 13
