// `npm run docs`: sets up, builds the documentation, and serves it on 127.0.0.1 at PORT or a free port.
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { build, env, root, setup } from './setup.mjs'

await setup('oneloop-docs')
await build('oneloop-docs')
const script = join(root, 'apps', 'docs', 'scripts', 'serve.ts')
process.exit(await runChild('node', [script], { env, stdio: 'inherit' }))
