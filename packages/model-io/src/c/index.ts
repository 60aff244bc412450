import type { ModelWriter } from '../model-format.ts'
import { writeC } from './write.ts'

/** C99 for microcontrollers: the weights as constants, and a function that allocates nothing. */
export const c: ModelWriter = { name: 'c', extension: '.c', mediaType: 'text/x-c', write: writeC }
