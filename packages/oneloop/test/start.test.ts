import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()

/** Says at the end which modules were loaded. */
const HOOK = `
import { registerHooks } from 'node:module'
const urls = []
registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) })
process.on('exit', () => console.error(JSON.stringify(urls)))
`

test('the command starts without charts, which would take longer to load than all else', async () => {
  const hook = join(folder, 'hook.mjs')
  writeFileSync(hook, HOOK)
  const { stdout, stderr } = await oneloop(['--version'], {
    env: { NODE_OPTIONS: `--import ${pathToFileURL(hook).href}` },
  })
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const urls = JSON.parse(stderr) as string[]
  expect(urls.length).toBeGreaterThan(100)
  expect(urls.filter((url) => /\/(echarts|zrender|@resvg)\//.test(url))).toEqual([])
})
