import { trainALittle } from './train-a-little.ts'

addEventListener('message', async ({ data }) => postMessage(await trainALittle(data)))
