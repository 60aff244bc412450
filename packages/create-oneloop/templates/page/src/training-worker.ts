// Training keeps a processor busy: here, and not on the page's own thread.
import { train } from './train.ts'

await train((progress) => postMessage(progress))
