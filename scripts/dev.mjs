// `npm run dev`: sets up, builds the packages, and serves the page from its sources, following every change to them.

import { serveWebDemo } from './serve-web-demo.mjs'
import { build, setup } from './setup.mjs'

await setup('@oneloop/web-demo')
await build('@oneloop/web-demo^...')
await serveWebDemo('--dev')
