// `npm test`: sets up, then builds, type-checks, lints and tests everything, and says how many tests passed and failed.
// The last line is `N passed, N failed`; the exit status is 0 only when every task and every test is good.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runChild } from './child.mjs'
import { env, root, setup } from './setup.mjs'

await setup()
// Nothing of an earlier run may be counted: turbo puts the results of cached tests back.
for (const folder of resultFolders()) rmSync(folder, { recursive: true, force: true })
const tasks = ['build', 'typecheck', 'test', 'test:tensorflow', '//#lint', '//#deps']
const status = await runChild(
  'turbo',
  ['run', ...tasks, '--continue', '--concurrency=2', '--output-logs=errors-only', ...process.argv.slice(2)],
  {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
)

const counts = { passed: 0, failed: 0, skipped: 0 }
const seconds = new Map()
for (const file of resultFolders().flatMap((folder) => jsonFiles(folder))) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  counts.passed += report.numPassedTests
  counts.failed += report.numFailedTests + report.numFailedTestSuites * (report.numFailedTests === 0)
  counts.skipped += report.numPendingTests
  for (const { name, startTime, endTime } of report.testResults) seconds.set(name, (endTime - startTime) / 1000)
}
// A task that failed without a failing test (a type error, a lint) is a failure too.
if (status !== 0 && counts.failed === 0) counts.failed = 1
if (counts.passed === 0) counts.failed += 1
for (const folder of resultFolders()) {
  const reason = join(folder, 'skipped.txt')
  if (existsSync(reason)) console.log(readFileSync(reason, 'utf8').trim())
}
// Where the time goes; what turbo had kept counts with the time that it once took.
const slowest = [...seconds].sort(([, a], [, b]) => b - a).slice(0, 8)
for (const [file, took] of slowest) console.log(`${took.toFixed(1).padStart(6)} s  ${relative(root, file)}`)
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
process.exit(status === 0 && counts.failed === 0 ? 0 : 1)

function resultFolders() {
  return ['packages', 'apps', 'runtime-tests', 'tools', '.']
    .map((parent) => join(root, parent))
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name, 'test-results')))
    .filter((folder) => existsSync(folder))
}

function jsonFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
}
