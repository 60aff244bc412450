// `npm start`: sets up, builds, and trains the lesson's network. Arguments go to `oneloop train`.
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { build, env, root, setup } from './setup.mjs'

await setup('oneloop', '@oneloop/node-train')
await build('oneloop')
const app = join(root, 'apps', 'node-train', 'src', 'main.js')
process.exit(await runChild('node', [app, ...process.argv.slice(2)], { env, stdio: 'inherit' }))
