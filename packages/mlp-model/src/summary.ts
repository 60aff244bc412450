import type { Layer } from '@oneloop/core'

/** One layer in numbers. */
export interface LayerSummary {
  readonly name: string
  readonly in: number
  readonly out: number
  readonly parameters: number
  /** Size of the parameters as float32. */
  readonly bytes: number
  /** Multiplications and additions to predict one row; a training step takes about three times as many. */
  readonly flops: number
}

/** Every layer in numbers, and all of them together last, named `total`. */
export function summarize(layers: readonly Layer[]): LayerSummary[] {
  const rows = layers.map(({ name, in: fanIn, out }) => {
    const parameters = (fanIn + 1) * out
    return { name, in: fanIn, out, parameters, bytes: 4 * parameters, flops: 2 * fanIn * out }
  })
  const sum = (of: 'parameters' | 'bytes' | 'flops') => rows.reduce((total, row) => total + row[of], 0)
  const ends = { in: layers[0]!.in, out: layers.at(-1)!.out }
  return [...rows, { name: 'total', ...ends, parameters: sum('parameters'), bytes: sum('bytes'), flops: sum('flops') }]
}

/**
 * The summary as a plain-text table, a line a layer:
 *
 *     layer  in → out   parameters    bytes   FLOPs/row
 *     fc1    784 → 128     100,480  401,920     200,704
 */
export function summaryTable(layers: readonly Layer[]): string {
  const head = ['layer', 'in → out', 'parameters', 'bytes', 'FLOPs/row']
  const body = summarize(layers).map((row) => [
    row.name,
    `${row.in} → ${row.out}`,
    ...[row.parameters, row.bytes, row.flops].map((value) => value.toLocaleString('en-US')),
  ])
  const lines = [head, ...body]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
  return lines.map((line) => line.map(pad).join('  ')).join('\n')
}
