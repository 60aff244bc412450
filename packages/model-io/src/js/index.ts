import type { ModelWriter } from '../model-format.ts'
import { writeJs } from './write.ts'

/** One dependency-free ES module: weights and `predict`. By the name `.mjs` every Node knows what it is. */
export const js: ModelWriter = { name: 'js', extension: '.mjs', mediaType: 'text/javascript', write: writeJs }
