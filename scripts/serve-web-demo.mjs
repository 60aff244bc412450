import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { env, root } from './setup.mjs'

/** Serves the page until Ctrl-C. */
export function serveWebDemo(...args) {
  const script = join(root, 'apps', 'web-demo', 'scripts', 'serve.mjs')
  const child = spawn('node', [script, ...args], { env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}
