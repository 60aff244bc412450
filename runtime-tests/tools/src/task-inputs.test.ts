import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from './repository-root.ts'
import { run } from './run.ts'

interface DryRun {
  readonly tasks: readonly { readonly taskId: string; readonly inputs: Readonly<Record<string, string>> }[]
}

// Such a file is another one after a run, and the task would run again though nothing was changed.
test('no task is run again for what an installation or a run has written', async () => {
  const turbo = join(repositoryRoot, 'node_modules', '.bin', 'turbo')
  const tasks = ['build', 'typecheck', 'test', 'test:tensorflow']
  const { status, stdout, stderr } = await run(turbo, ['run', ...tasks, '--dry=json'], { cwd: repositoryRoot })
  expect(status, stderr).toBe(0)
  const dry = JSON.parse(stdout) as DryRun
  expect(dry.tasks.length).toBeGreaterThan(50)
  const written = /(^|\/)(node_modules|\.turbo|test-results|\.cache)\//
  const again = dry.tasks.flatMap(({ taskId, inputs }) => {
    const found = Object.keys(inputs).find((path) => written.test(path))
    return found === undefined ? [] : [`${taskId} reads ${found}`]
  })
  expect(again).toEqual([])
})
