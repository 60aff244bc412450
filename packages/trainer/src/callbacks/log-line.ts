import type { EpochReport } from '@oneloop/core'
import type { Callback } from '../run.ts'

/** The lesson's line: `Epoch [1/5] | Loss: 0.4019 | Accuracy: 93.34%`. */
export function epochLine({ epoch, loss, accuracy }: EpochReport, epochs: number): string {
  const parts = [`Epoch [${epoch}/${epochs}]`, `Loss: ${loss.toFixed(4)}`]
  if (accuracy !== null) parts.push(`Accuracy: ${(accuracy * 100).toFixed(2)}%`)
  return parts.join(' | ')
}

/** Prints the lesson's line after every epoch. `print` defaults to `console.log`. */
export function logLine(options: { readonly print?: (line: string) => void } = {}): Callback {
  // biome-ignore lint/suspicious/noConsole: printing is what this callback is for
  const { print = console.log } = options
  return { onEpochEnd: (run, report) => print(epochLine(report, run.epochs)) }
}
