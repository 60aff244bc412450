export { prepare, proceed, start } from './main'
export { workerLoop } from './worker'
