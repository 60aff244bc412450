import type { Trial } from './progress.ts'
import type { Study } from './study.ts'

/**
 * The study's table: one line a trial, in the order of their numbers, from 0. Nothing in it depends on who trained it, or
 * when, or how often someone was interrupted.
 */
export function trialsCsv(study: Study, trials: readonly Trial[]): string {
  const names = Object.keys(study.space)
  const interval = study.seeds > 1 ? ['low', 'high'] : []
  const digests = Array.from({ length: study.seeds }, (_, i) => `weightsSha256${study.seeds > 1 ? `-${i + 1}` : ''}`)
  const header = ['number', ...names, study.objective.metric, ...interval, 'rung', 'epochs', ...digests]
  const lines = trials
    .filter(({ rung }) => rung >= 0)
    .map(({ number, settings, score, interval: own, rung, epochs, weightsSha256 }) => [
      number,
      ...names.map((name) => settings[name]),
      score,
      ...(study.seeds > 1 ? [own?.low, own?.high] : []),
      rung,
      epochs,
      ...weightsSha256,
    ])
  return `${[header, ...lines].map((cells) => cells.map(cell).join(',')).join('\n')}\n`
}

function cell(value: unknown): string {
  const text = String(value ?? '')
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
