export { ISOLATED } from './isolated.ts'
export { type ServeOptions, type Site, serve } from './serve.ts'
