// `npm run bench`: sets up, builds what is measured, and runs the bench. Arguments go to it: `npm run bench -- --help`.
import { join } from 'node:path'
import { build, root, run, setup } from './setup.mjs'

await setup()
await build('@oneloop/bench^...')
await run('node', [join(root, 'bench', 'src', 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
