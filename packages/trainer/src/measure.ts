import { type Batch, type Engine, type Loader, type Metric, type Targets, targetsPerRow } from '@oneloop/core'
import type { Turns } from './turn.ts'

/** A program's own figures over all of a loader's rows. Without any, nothing is predicted. */
export async function measure(
  engine: Engine,
  loader: Loader,
  metrics: Readonly<Record<string, Metric>>,
  turn: Turns,
): Promise<Record<string, number>> {
  if (Object.keys(metrics).length === 0) return {}
  const batches: Batch[] = []
  const parts: Float32Array[] = []
  for (const batch of loader.epoch(1)) {
    batches.push(batch)
    parts.push(await engine.predict(batch))
    if (turn.isDue()) await turn.give()
  }
  const outputs = join(parts)
  const targets = targetsOf(batches)
  return Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, metric(outputs, targets)]))
}

/** The arrays, one after the other, as one. */
export function join(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The targets of the batches' own rows, in their order. */
function targetsOf(batches: readonly Batch[]): Targets {
  const { targets } = batches[0]!
  const width = targetsPerRow(targets)
  const numbers = batches.flatMap(({ targets: { data }, indices }) =>
    Array.from(indices).flatMap((row) => Array.from(data.subarray(row * width, (row + 1) * width))),
  )
  switch (targets.kind) {
    case 'classes':
      return { kind: 'classes', data: Uint16Array.from(numbers) }
    case 'labels':
      return { ...targets, data: Uint8Array.from(numbers) }
    case 'values':
      return { ...targets, data: Float32Array.from(numbers) }
  }
}
