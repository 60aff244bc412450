import { goals } from './goals.ts'
import { number, percent, table, times, withSpread } from './markdown.ts'
import type { BenchResult } from './result.ts'
import type { Missing } from './round-robin.ts'
import type { EpochResult } from './workloads/epoch.ts'
import type { InferenceResult } from './workloads/inference.ts'
import type { StartupResult } from './workloads/startup.ts'
import type { StudiesResult } from './workloads/studies.ts'
import type { SweepResult } from './workloads/sweep.ts'
import type { TablesResult } from './workloads/tables.ts'

/** The run in Markdown: one table a workload, whoever is missing named below it. */
export function report(result: BenchResult): string {
  const { date, quick, machine, epoch, sweep, inference, startup, tables, studies } = result
  const parts = [
    studies ? '# Benchmark results: studies' : '# Benchmark results',
    `${date}. ${machine.cpu}${machine.vectors === null ? '' : `, ${machine.vectors}`}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}, Node ${machine.node}. ` +
      'Median (least–most). How it is measured: [docs/benchmarks.md](../../docs/benchmarks.md). Made by `npm run bench' +
      (studies ? ' -- --workload studies`.' : '`.'),
  ]
  if (quick) parts.push('**A quick run on a part of the data: to see that everything works, not to be quoted.**')
  if (epoch) parts.push(epochPart(epoch))
  if (sweep) parts.push(sweepPart(sweep))
  if (inference) parts.push(inferencePart(inference))
  if (startup) parts.push(startupPart(startup))
  if (tables) parts.push(tablesPart(tables))
  if (studies) parts.push(studiesPart(studies))
  if (epoch || sweep || tables || studies) parts.push(goalsPart(result))
  return `${parts.join('\n\n')}\n`
}

function epochPart({ rows, missing, steps, epochs, expectedAccuracy }: EpochResult): string {
  const counted = rows.filter((row) => row.excluded === null)
  const body = counted.map((row) => [
    row.label,
    withSpread(row.seconds),
    row.timesOurs === null ? '–' : times(row.timesOurs.median),
    row.timesOursOneThread === null ? '–' : times(row.timesOursOneThread.median),
    row.evaluateSeconds === null ? '–' : number(row.evaluateSeconds.median * 1000),
    row.losses.at(-1)!.toFixed(4),
    percent(row.accuracies.at(-1)!),
    `${row.version}; ${row.device}`,
  ])
  const excluded = rows
    .filter((row) => row.excluded !== null)
    .map((row) => `- ${row.label} does not count: ${row.excluded}.`)
  return section(
    "The lesson's epoch",
    `${steps} steps of 64 images and the evaluation of 10,000, seconds; ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} each, in turn. ` +
      `Loss and accuracy are those of the last; ${percent(expectedAccuracy[epochs - 1]!, 1)} is expected. ` +
      'The ratios are to oneloop in the same round.',
    table(
      [
        '',
        'seconds',
        '÷ oneloop, 2 threads',
        '÷ oneloop, 1 thread',
        'of it evaluation, ms',
        'loss',
        'accuracy',
        'what ran',
      ],
      body,
    ),
    excluded.join('\n'),
    missingPart(missing),
  )
}

function tablesPart({ rows, large, loading, missing }: TablesResult): string {
  const score = ({ mean, halfWidth }: { readonly mean: number; readonly halfWidth: number }) =>
    `${mean.toFixed(4)} ± ${halfWidth.toFixed(4)}`
  const small = rows.map((row) => [
    `${row.table}, ${row.measure}`,
    score(row.ours),
    score(row.theirs),
    score(row.difference),
    withSpread(row.ours.seconds),
    withSpread(row.theirs.seconds),
    times(row.timesFaster.median),
  ])
  const head = [
    '',
    'oneloop',
    'scikit-learn',
    'difference',
    'oneloop, seconds',
    'scikit-learn, seconds',
    'times faster',
  ]
  return section(
    'Tables',
    'One hidden layer of 64, Adam, batches of 32, 100 epochs, on the same splits of 75 and 25 %, a seed each: mean and 95 % interval.',
    table(head, small),
    'An epoch of a large made table, 50 columns, 256-128, batches of 1024:',
    table(
      ['', 'seconds', 'loss', 'what ran'],
      large.map((row) => [row.label, withSpread(row.seconds), row.loss.toFixed(4), row.what]),
    ),
    'A file of 20 columns read:',
    table(
      ['', 'seconds', 'what ran'],
      loading.map((row) => [row.label, withSpread(row.seconds), row.what]),
    ),
    missingPart(missing),
  )
}

function studiesPart({ trials, epochs, hidden, batch, rows, missing }: StudiesResult): string {
  const body = rows.map((row) => [
    row.label,
    withSpread(row.trialsAMinute),
    withSpread(row.seconds),
    withSpread(row.millisecondsATrial),
    withSpread(row.alone),
    withSpread(row.overhead),
    percent(row.best),
    row.what,
  ])
  const head = [
    ...['', 'trials a minute', 'seconds in all', 'ms of a process, a trial', 'of it training alone, ms'],
    ...['overhead a trial, ms', 'best accuracy', 'what ran'],
  ]
  return section(
    'Studies',
    `${trials} trials of one network each on the digits of scikit-learn, 64-${hidden}-10, Adam, batches of ${batch}, ${epochs} epochs, the ` +
      'learning rate drawn at random. Trials a minute: from the end of the first tenth of the trials to that of the last; seconds ' +
      'in all: of the whole program, its start included. Training alone: the same trials with no study around them, in as many ' +
      'processes at once. Best accuracy: on the validation part.',
    table(head, body),
    missingPart(missing),
  )
}

function sweepPart({ peaks, cells, missing }: SweepResult): string {
  const ids = [...new Set(cells.map(({ id }) => id))]
  const label = (id: string) => cells.find((cell) => cell.id === id)!.label
  const networks = [...new Map(cells.map((cell) => [`${cell.batchSize} ${cell.width}`, cell])).values()]
  const body = networks.map(({ batchSize, width }) => {
    const own = ids.map((id) =>
      cells.find((cell) => cell.id === id && cell.batchSize === batchSize && cell.width === width),
    )
    const fastest = Math.max(...own.map((cell) => cell?.gflops.median ?? 0))
    return [
      `batch ${batchSize}, width ${width}`,
      ...own.map((cell) => {
        if (cell === undefined) return '–'
        const gflops = number(cell.gflops.median)
        const share = cell.ofPeak === null ? '' : ` (${percent(cell.ofPeak, 0)})`
        return `${cell.gflops.median === fastest ? `**${gflops}**` : gflops}${share}`
      }),
    ]
  })
  const peak = peaks.map(
    ({ threads, fastMath, wide, gflops }) =>
      `${number(gflops.max)} on ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${wide ? 256 : 128}-bit${fastMath ? ', fused (fastMath)' : ''}`,
  )
  return section(
    'Width sweep',
    'Training steps of 784 → width → width → 10, dense float rows, Adam: GFLOPS of the matrix products alone; the fastest in ' +
      `bold; in brackets the share of the WASM peak measured in the same run, multiply-adds of numbers in the first-level cache: ${peak.join(', ')} GFLOPS.`,
    table(['', ...ids.map(label)], body),
    missingPart(missing),
  )
}

function inferencePart({ rows, missing }: InferenceResult): string {
  const body = rows
    .filter((row) => row.excluded === null)
    .map((row) => [
      `${row.label}, ${row.imagesPerCall} ${row.imagesPerCall === 1 ? 'image' : 'images'} a call`,
      withSpread(row.microsecondsACall),
      Math.round(row.imagesASecond).toLocaleString('en-US'),
      row.timesOurs === null ? '–' : times(row.timesOurs.median),
      `${row.version}; ${row.device}`,
    ])
  const excluded = rows
    .filter((row) => row.excluded !== null)
    .map((row) => `- ${row.label} does not count: ${row.excluded}.`)
  return section(
    'Inference',
    'From pixel bytes to logits in the caller’s memory.',
    table(['', 'µs a call', 'images a second', '÷ oneloop', 'what ran'], body),
    excluded.join('\n'),
    missingPart(missing),
  )
}

function startupPart({ rows, missing }: StartupResult): string {
  const body = rows.map(({ label, runtime, milliseconds, bytes }) => [
    `${label}, ${runtime}`,
    withSpread(milliseconds),
    bytes === null ? '–' : number(bytes / 1000),
  ])
  return section(
    'Start-up',
    'From the start of the process (Node, Python) or of the navigation (Chromium) to the end of the first training step.',
    table(['', 'ms', 'kB downloaded, gzip'], body),
    missingPart(missing),
  )
}

function goalsPart(result: BenchResult): string {
  const body = goals(result).map(({ name, wanted, measured, unit, reached }) => [
    name,
    wanted,
    measured === null ? 'not measured' : `${number(measured)}${unit === 'ms' ? ' ms' : unit}`,
    reached === null ? '–' : reached ? 'yes' : 'no',
  ])
  return section('What was aimed for', table(['', 'goal', 'measured', 'reached'], body))
}

function missingPart(missing: readonly Missing[]): string {
  return missing
    .map(
      ({ label, reason, fix }) =>
        `- ${label} is missing: ${reason}${fix === null || reason.includes(fix) ? '' : ` (to get it: ${fix})`}.`,
    )
    .join('\n')
}

const section = (title: string, ...parts: readonly string[]) =>
  [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n')
