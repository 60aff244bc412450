import { join } from 'node:path'
import { runChild } from './child.mjs'
import { env, root } from './setup.mjs'

/** Serves the page until Ctrl-C. */
export async function serveWebDemo(...args) {
  const script = join(root, 'apps', 'web-demo', 'scripts', 'serve.mjs')
  process.exit(await runChild('node', [script, ...args], { env, stdio: 'inherit' }))
}
