export { prepare, proceed, settle, start } from './main'
export { workerLoop } from './worker'
