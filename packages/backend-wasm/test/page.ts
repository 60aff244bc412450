import { trainALittle } from './train-a-little.ts'

Object.assign(globalThis, { trainALittle })
