/** What a file may leave open, so that it has to be guessed: another answer would fit the file as well. */
export const guessNames = ['activation', 'normalization', 'layers'] as const

/** What can be a guess about a model. */
export type Guess = (typeof guessNames)[number]

/**
 * What was guessed, each in the words that say so. They travel: a model that is written again keeps them, in every
 * format, until the caller says what is right.
 */
export type Guesses = Readonly<Partial<Record<Guess, string>>>

/** The guesses without one that has been settled. */
export function settled(guesses: Guesses, guess: Guess): Guesses {
  return Object.fromEntries(Object.entries(guesses).filter(([name]) => name !== guess))
}
