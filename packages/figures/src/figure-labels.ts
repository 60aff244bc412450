import { OneloopError, unknownName } from '@oneloop/core'

/** The language of a figure's words: `'ko+en'` is English with Korean in brackets, as the lesson's figure has it. */
export type FigureLabels = 'en' | 'ko' | 'ko+en'

/** The languages in which figures are labelled. */
export const figureLabels = ['en', 'ko', 'ko+en'] as const satisfies readonly FigureLabels[]

/** Chooses between, or joins, the English and the Korean for one thing. */
export type Translate = (english: string, korean: string) => string

/** @throws UNKNOWN_NAME */
export function translator(labels: FigureLabels = 'en'): Translate {
  switch (labels) {
    case 'en':
      return (english) => english
    case 'ko':
      return (_, korean) => korean
    case 'ko+en':
      return (english, korean) => `${english} (${korean})`
    default:
      throw new OneloopError(unknownName('figure labels', labels satisfies never, figureLabels), {
        code: 'UNKNOWN_NAME',
      })
  }
}
