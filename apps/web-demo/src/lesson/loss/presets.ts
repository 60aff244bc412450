import type { text } from './text.ts'

export type Preset = keyof typeof text.presets

/** Logits of a typical prediction when `label` is right. */
export function presetLogits(preset: Preset, label: number): number[] {
  const logits = Array.from({ length: 10 }, () => 0)
  const other = (label + 4) % 10
  if (preset === 'sure') logits[label] = 6
  if (preset === 'wrong') logits[other] = 6
  if (preset === 'torn') {
    logits[label] = 4
    logits[other] = 4
  }
  return logits
}
