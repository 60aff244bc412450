import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { charts } from './charts/charts.ts'
import type { Contestant } from './contestants.ts'
import { resultsFolder } from './folders.ts'
import { machine } from './machine.ts'
import { parseOptions, USAGE, type WorkloadName, workloadNames } from './options.ts'
import { report } from './report.ts'
import type { BenchResult } from './result.ts'
import { setupData } from './setup/data.ts'
import { setupNative } from './setup/native.ts'
import { setupPython } from './setup/python.ts'
import { epochWorkload } from './workloads/epoch.ts'
import { inferenceWorkload } from './workloads/inference.ts'
import type { Settings } from './workloads/settings.ts'
import { startupWorkload } from './workloads/startup.ts'
import { sweepWorkload } from './workloads/sweep.ts'
import { tablesWorkload } from './workloads/tables.ts'

const workloads = {
  epoch: epochWorkload,
  sweep: sweepWorkload,
  inference: inferenceWorkload,
  startup: startupWorkload,
  tables: tablesWorkload,
} satisfies Record<WorkloadName, (settings: Settings) => Promise<unknown>>

const say = (line: string) => console.error(line)

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2))
  if (options === null) {
    console.log(USAGE)
    return 0
  }
  const data = await setupData()
  const unmet = { python: setupPython(say), native: setupNative(say) }
  for (const why of [unmet.python, unmet.native]) if (why !== null) say(`Not set up: ${why}`)
  if (options.setupOnly) return 0
  const choose = (contestants: readonly Contestant[]) =>
    options.only.length === 0
      ? contestants
      : contestants.filter(({ id }) => options.only.some((text) => id.includes(text)))
  const settings: Settings = { quick: options.quick, say, data, unmet, choose }
  const result: { -readonly [Key in keyof BenchResult]: BenchResult[Key] } = {
    date: new Date().toISOString().slice(0, 10),
    quick: options.quick,
    machine: machine(),
  }
  const complete = !options.quick && options.only.length === 0 && options.workloads.length === workloadNames.length
  const folder = complete ? resultsFolder : join(resultsFolder, 'quick')
  await mkdir(folder, { recursive: true })
  for (const name of options.workloads) {
    say(`${name}…`)
    Object.assign(result, { [name]: await workloads[name](settings) })
    // After each: what was measured is kept if a later workload fails.
    await write(join(folder, 'results.json'), `${JSON.stringify(result, null, 2)}\n`)
    await write(join(folder, 'results.md'), report(result))
  }
  for (const [name, svg] of charts(result)) await write(join(folder, name), svg)
  console.log(report(result))
  return 0
}

async function write(path: string, text: string): Promise<void> {
  const file = await open(`${path}.tmp`, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.tmp`, path)
}

process.exit(
  await main().catch((cause: Error) => {
    say(process.env['BENCH_VERBOSE'] ? String(cause.stack) : cause.message)
    return 1
  }),
)
