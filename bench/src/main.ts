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
import { studiesWorkload } from './workloads/studies.ts'
import { sweepWorkload } from './workloads/sweep.ts'
import { tablesWorkload } from './workloads/tables.ts'

const workloads = {
  epoch: epochWorkload,
  sweep: sweepWorkload,
  inference: inferenceWorkload,
  startup: startupWorkload,
  tables: tablesWorkload,
  studies: studiesWorkload,
} satisfies Record<WorkloadName, (settings: Settings) => Promise<unknown>>

const say = (line: string) => console.error(line)

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2))
  if (options === null) {
    console.log(USAGE)
    return 0
  }
  const data = await setupData()
  // onnxruntime takes no part in studies.
  const native = options.workloads.includes('studies') ? null : setupNative(say)
  const unmet = { python: setupPython(say), native }
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
  const isApart = options.workloads.includes('studies')
  const isPublished = complete || (isApart && !options.quick && options.only.length === 0)
  const folder = isPublished ? resultsFolder : join(resultsFolder, 'quick')
  const name = isApart ? 'studies' : 'results'
  await mkdir(folder, { recursive: true })
  for (const workload of options.workloads) {
    say(`${workload}…`)
    Object.assign(result, { [workload]: await workloads[workload](settings) })
    // After each: what was measured is kept if a later workload fails.
    await write(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
    await write(join(folder, `${name}.md`), report(result))
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
