import { dataTerms } from './data.ts'
import { learningTerms } from './learning.ts'
import { networkTerms } from './network.ts'
import { practiceTerms } from './practice.ts'

/** Every concept of the lesson by id, in the order taught. */
export const terms = { ...dataTerms, ...networkTerms, ...learningTerms, ...practiceTerms }

export type TermId = keyof typeof terms
