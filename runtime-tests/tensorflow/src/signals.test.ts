import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'

const run = promisify(execFile)

/** Multiplies while another process sends it signals as fast as it can: without protection that ends in an abort. */
const STORM = `
import { spawn } from 'node:child_process'
import { loadTfjsNode } from '@oneloop/tensorflow-setup'
const { tf } = await loadTfjsNode()
const a = tf.ones([64, 784])
const b = tf.ones([784, 128])
process.on('SIGWINCH', () => {})
const storm = spawn('sh', ['-c', 'while kill -WINCH "$0" 2>/dev/null; do :; done', String(process.pid)])
for (let i = 0; i < 4000; i++) {
  const values = tf.tidy(() => tf.matMul(a, b).dataSync())
  if (values.some((value) => value !== 784)) throw new Error('wrong product')
  if (i % 100 === 0) await new Promise(setImmediate)
}
storm.kill('SIGKILL')
console.log('unharmed')
process.exit()
`

test.skipIf(inject('skipReason') || process.platform !== 'linux')(
  'signals during a matrix product do no harm',
  async () => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', STORM])
    expect(stdout).toContain('unharmed')
  },
)
