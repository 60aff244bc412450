import { expect, test } from 'vitest'
import { temporaryFolder } from '../test/temporary-folder.ts'
import { unreachableIndex } from '../test/wheel-server.ts'
import { setupCommand } from './setup-command.ts'

async function run(...args: string[]) {
  let output = ''
  const ok = await setupCommand(args, { write: (text) => (output += text) })
  return { ok, output }
}

test('help is printed, wrong arguments are refused by name', async () => {
  expect(await run('--help')).toEqual({ ok: true, output: expect.stringContaining('--dry-run') })
  await expect(run('--gup')).rejects.toMatchObject({
    code: 'OPTION_INVALID',
    message: expect.stringContaining('--gup'),
  })
})

test('a dry run prints the plan, and what is missing makes it false', async () => {
  const { ok, output } = await run(
    ...['--dry-run', '--cache-dir', temporaryFolder(), '--index-url', await unreachableIndex()],
  )
  expect(ok).toBe(false)
  expect(output).toMatch(/^TensorFlow .* for CPU on /)
  expect(output).toMatch(/Missing:\n- .*\n {2}\S/)
})
