export { nearest, unknownName } from './nearest.ts'
export { OneloopError, type OneloopErrorOptions } from './oneloop-error.ts'
