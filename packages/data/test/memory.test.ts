import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('read-made-rows.mjs', import.meta.url))

/** The most memory, in bytes, of a process that has 32 MiB for its objects and reads so many rows of 20 columns. */
async function mostBytes(rows: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=32', program, String(rows)])
  const found = JSON.parse(stdout)
  expect(found.rows).toBe(rows)
  return found.mostBytes
}

test('a file of numbers takes the memory of its float32 table and a buffer that does not grow with it', async () => {
  const [few, many] = [20_000, 500_000]
  const [before, after] = [await mostBytes(few), await mostBytes(many)]
  const table = (many - few) * 20 * 4
  // Their text alone has 90 MB, and their cells as strings many times as much.
  expect(after - before).toBeLessThan(table + 64 * 2 ** 20)
})
