/** The one setting in which the runs of a class differ; all else is the lesson's. */
export interface ClassSetting {
  readonly name: 'seed' | 'learningRate'
  readonly value: number
}

/** What a tab gets when it joins. */
export interface Seat {
  /** From 1, in the order of joining. It is the only name that a tab has. */
  readonly number: number
  readonly setting: ClassSetting
}

/** What a tab says of its finished run. */
export interface ClassResult {
  readonly setting: ClassSetting
  /** On the 10,000 test images, 0–1. */
  readonly accuracy: number
  /** The mean training loss of the last epoch. */
  readonly loss: number
  readonly weightsSha256: string
  /** What did the arithmetic, as the engine calls it. */
  readonly device: string
}

/** One line of the board: what the tabs with one setting came to. */
export interface BoardRow {
  readonly setting: ClassSetting
  /** How many tabs have the setting now. */
  readonly joined: number
  readonly results: readonly (ClassResult & { readonly seat: number })[]
}

export interface Board {
  readonly joined: number
  readonly rows: readonly BoardRow[]
}

export interface ToTab {
  seat: (seat: Seat) => void
  full: () => void
}

export interface ToBoard {
  board: (board: Board) => void
}

export interface FromTab {
  result: (result: unknown) => void
}

/** Whoever connects says what it is. A tab that comes back gets its seat back by its number of chance. */
export type Greeting = { readonly role: 'board' } | { readonly role: 'tab'; readonly tab: string }
