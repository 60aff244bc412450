// `npm run demo`: sets up, builds, and serves the lesson's page on 127.0.0.1 at PORT or a free port.
// `npm run demo -- --lan` serves it to other machines of the network as well, for a room without internet.

import { serveWebDemo } from './serve-web-demo.mjs'
import { build, setup } from './setup.mjs'

await setup('@oneloop/web-demo')
await build('@oneloop/web-demo')
await serveWebDemo(...process.argv.slice(2))
