import { OURS, OURS_ONE_THREAD } from './contestants.ts'
import type { BenchResult } from './result.ts'
import { median } from './statistics.ts'
import type { EpochRow } from './workloads/epoch.ts'
import type { StudyRow } from './workloads/studies.ts'
import type { TableRow } from './workloads/tables.ts'

export interface Goal {
  readonly name: string
  /** `'≥ 2.5'`. */
  readonly wanted: string
  readonly measured: number | null
  readonly unit: '×' | 'ms' | ''
  readonly reached: boolean | null
}

/** What this project set out to reach, beside what this run measured; `null` where it did not measure. */
export function goals(result: BenchResult): Goal[] {
  if (result.studies !== undefined) return studyGoals(result.studies.rows)
  const rows = result.epoch?.rows.filter((row) => row.excluded === null) ?? []
  const row = (id: string) => rows.find((one) => one.id === id)
  const best = (family: EpochRow['family']) =>
    rows.filter((one) => one.family === family).toSorted((a, b) => a.seconds.median - b.seconds.median)[0]
  const bestTorch = best('pytorch')
  const [two, one] = [row(OURS), row(OURS_ONE_THREAD)]
  const evaluation = one?.evaluateSeconds?.median

  const wide = (result.sweep?.cells ?? []).filter((cell) => cell.width >= 1024)
  const speedups = wide.filter(({ id }) => id === OURS).map(({ oneThreadTimes }) => oneThreadTimes ?? 0)
  const fractions = wide.filter(({ id }) => id === OURS_ONE_THREAD).map(({ ofPeak }) => ofPeak ?? 0)
  const hasAvx512 = result.machine.vectors === 'AVX-512'
  const broad = (result.sweep?.cells ?? []).filter(
    ({ width, batchSize }) => width >= 512 && (batchSize === 64 || batchSize === 256),
  )
  const rates = broad.filter(({ id }) => id === OURS_ONE_THREAD).map(({ gflops }) => gflops.median)
  /** Of the same products on as many threads. */
  const ofTorch = (threads: number) => {
    const parts = broad
      .filter(({ id }) => id === `torch-tuned-${threads}`)
      .map((torch) => {
        const ours = broad.find(
          (cell) =>
            cell.id === `oneloop-${threads}` && cell.width === torch.width && cell.batchSize === torch.batchSize,
        )
        return ours === undefined ? Number.NaN : torch.gflops.median / ours.gflops.median
      })
    return orNull(median(parts))
  }
  const orNull = (value: number) => (Number.isFinite(value) ? value : null)

  return [
    atLeast(
      2.5,
      `${bestTorch?.label ?? "PyTorch's best"} ÷ oneloop on 2 threads, an epoch`,
      bestTorch?.timesOurs?.median,
    ),
    atLeast(
      1.5,
      `${bestTorch?.label ?? "PyTorch's best"} ÷ oneloop on 1 thread, an epoch`,
      bestTorch?.timesOursOneThread?.median,
    ),
    atLeast(25, 'tfjs-wasm eager loop ÷ oneloop, an epoch', row('tfjs-eager')?.timesOurs?.median),
    atLeast(7, "jax-js's best ÷ oneloop, an epoch", best('jax-js')?.timesOurs?.median),
    atLeast(1.5, 'oneloop on 1 thread ÷ on 2, an epoch', two && one ? one.timesOurs?.median : null),
    atLeast(1.8, 'oneloop on 1 thread ÷ on 2, median of the widths from 1024', orNull(median(speedups))),
    atLeast(
      0.9,
      'part of the measured WASM peak, 1 thread, best of the widths from 1024',
      orNull(Math.max(...fractions)),
      '',
    ),
    ...(hasAvx512
      ? []
      : [atLeast(75, 'GFLOPS of the products, 1 thread, best of the widths from 512', orNull(Math.max(...rates)), '')]),
    ...[1, 2].map((threads) => {
      const name = `PyTorch's rate ÷ oneloop's, ${threads} thread${threads === 1 ? '' : 's'}, median of the widths from 512`
      return hasAvx512 ? aside(name, ofTorch(threads)) : atMost(1, name, ofTorch(threads))
    }),
    atLeast(hasAvx512 ? 1.2 : 2, "JAX's best ÷ oneloop on 2 threads, an epoch", best('jax')?.timesOurs?.median),
    atLeast(
      hasAvx512 ? 1.2 : 2,
      'JAX on 1 thread ÷ oneloop on 1 thread, an epoch',
      row('jax-1')?.timesOursOneThread?.median,
    ),
    atLeast(
      hasAvx512 ? 1.3 : 1.5,
      'by 128-bit operations ÷ by 256-bit, an epoch, 1 thread',
      row('oneloop-1-128')?.timesOursOneThread?.median,
    ),
    atMost(
      hasAvx512 ? 20 : 25,
      'evaluation of 10,000 images, 1 thread',
      evaluation === undefined ? null : evaluation * 1000,
      'ms',
    ),
    ...(result.tables === undefined ? [] : tableGoals(result.tables.rows)),
  ]
}

/** Of small tables beside scikit-learn: the time on the largest, and that no score is below theirs beyond its noise. */
function tableGoals(rows: readonly TableRow[]): Goal[] {
  const upperEnds = rows.map(({ difference }) => difference.mean + difference.halfWidth)
  return [
    atLeast(10, 'scikit-learn ÷ oneloop, digits', rows.find(({ table }) => table === 'digits')?.timesFaster.median),
    atLeast(
      0,
      'scores above those of scikit-learn, by the upper end of the 95 % interval, the table where it is least',
      rows.length === 0 ? null : Math.min(...upperEnds),
      '',
    ),
  ]
}

function studyGoals(rows: readonly StudyRow[]): Goal[] {
  const row = (id: string) => rows.find((one) => one.id === id)
  const rate = (id: string) => row(id)?.trialsAMinute.median
  const times = (id: string) => (rate('oneloop-sweep') ?? Number.NaN) / (rate(id) ?? Number.NaN)
  const orNull = (value: number) => (Number.isFinite(value) ? value : null)
  return [
    atMost(20, 'overhead a trial, oneloop sweep', row('oneloop-sweep')?.overhead.median, 'ms'),
    atMost(20, 'overhead a trial, local() in one process', row('oneloop-local')?.overhead.median, 'ms'),
    aside('trials a minute of oneloop sweep ÷ of Optuna', orNull(times('optuna'))),
    aside('trials a minute of oneloop sweep ÷ of Ray Tune', orNull(times('ray'))),
  ]
}

function atLeast(least: number, name: string, value: number | null | undefined, unit: Goal['unit'] = '×'): Goal {
  const measured = value ?? null
  return { name, wanted: `≥ ${least}`, measured, unit, reached: measured === null ? null : measured >= least }
}

function atMost(most: number, name: string, value: number | null | undefined, unit: Goal['unit'] = '×'): Goal {
  const measured = value ?? null
  const wanted = `≤ ${most}${unit === 'ms' ? ' ms' : ''}`
  return { name, wanted, measured, unit, reached: measured === null ? null : measured <= most }
}

/** No goal, and told all the same. */
function aside(name: string, measured: number | null): Goal {
  return { name, wanted: 'told', measured, unit: '×', reached: null }
}
