// `npm start`: sets up, builds, and trains the lesson's network. Arguments go to `oneloop train`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, env, root, setup } from './setup.mjs'

setup()
build('oneloop')
const app = join(root, 'apps', 'node-train', 'src', 'main.js')
const child = spawn('node', [app, ...process.argv.slice(2)], { env, stdio: 'inherit' })
// The terminal sends Ctrl-C to both: the child saves and ends, and only then do we.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
