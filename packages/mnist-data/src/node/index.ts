export { bundled } from './bundled.ts'
export { mnist } from './mnist.ts'
