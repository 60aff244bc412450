import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { makeWheel } from '../../test/wheel-server.ts'
import { unpackWheel } from './unpack.ts'

const library = Buffer.alloc(300_000, 'libtensorflow')
const { bytes } = makeWheel('tensorflow', {
  'tensorflow/libtensorflow_cc.so.2': library,
  'nvidia/cuda_nvcc/bin/ptxas': [Buffer.from('tool'), { os: 3, attrs: 0o755 << 16 }],
  'tensorflow/python/unwanted.py': Buffer.from('x'),
})

test('only what is needed is unpacked, and a tool stays executable', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'a.whl')
  writeFileSync(file, bytes)
  let done = 0
  await unpackWheel(file, join(folder, 'out'), { onBytes: (count) => (done = count) })
  expect(readFileSync(join(folder, 'out/tensorflow/libtensorflow_cc.so.2'))).toEqual(library)
  expect(readdirSync(join(folder, 'out/tensorflow'))).toEqual(['libtensorflow_cc.so.2'])
  expect(statSync(join(folder, 'out/nvidia/cuda_nvcc/bin/ptxas')).mode & 0o111).not.toBe(0)
  expect(done).toBe(library.length + 4)
})

test.each([
  ['no zip', Buffer.from('<html>not found</html>')],
  ['cut short', bytes.subarray(0, bytes.length - 30)],
  ['damaged inside', bytes.with(80, bytes[80]! ^ 255)],
])('a wheel that is %s is refused by name', async (_, wrong) => {
  const folder = temporaryFolder()
  const file = join(folder, 'a.whl')
  writeFileSync(file, wrong)
  await expect(unpackWheel(file, join(folder, 'out'))).rejects.toMatchObject({ code: 'SETUP_BAD_WHEEL', file })
})
