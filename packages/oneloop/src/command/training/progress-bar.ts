import { type Callback, type Progress, progress } from '@oneloop/trainer'
import { SingleBar } from 'cli-progress'
import type { Output } from '../output.ts'
import { describeSeconds } from './describe.ts'

/**
 * How each epoch goes: a bar on a terminal; elsewhere a plain line now and then, so that a log shows a long epoch to be
 * alive. On stderr, gone before the epoch's own line is printed.
 */
export function progressBar(output: Output, what = 'images'): ProgressBar {
  if (output.quiet) return { callback: {}, clear() {} }
  return process.stderr.isTTY ? terminalBar(what) : { callback: plainLines(what), clear() {} }
}

export interface ProgressBar {
  readonly callback: Callback
  /** Takes the bar off the screen, so that a line can be printed where it was. */
  clear(): void
}

function terminalBar(what: string): ProgressBar {
  let bar: SingleBar | null = null
  const stop = () => {
    bar?.stop()
    bar = null
  }
  const tell = (now: Progress) => {
    const values = {
      loss: Number.isNaN(now.loss) ? '–' : now.loss.toFixed(4),
      speed: Number.isFinite(now.rowsPerSecond) ? Math.round(now.rowsPerSecond).toLocaleString('en-US') : '–',
      left: describeSeconds(now.secondsLeft),
    }
    if (bar === null) {
      const format = `Epoch [${now.epoch}/${now.epochs}] {bar} {value}/{total} | loss {loss} | {speed} ${what}/s | {left} left`
      bar = new SingleBar({
        format,
        stream: process.stderr,
        clearOnComplete: true,
        hideCursor: true,
        barsize: 24,
        barCompleteChar: '━',
        barIncompleteChar: '─',
        gracefulExit: false,
      })
      bar.start(now.steps, now.step, values)
    } else bar.update(now.step, values)
  }
  const watch = progress(tell, { everyMs: 100 })
  return {
    clear: stop,
    callback: {
      ...watch,
      async onEpochEnd(run, report) {
        await watch.onEpochEnd?.(run, report)
        stop()
      },
      close: stop,
    },
  }
}

function plainLines(what: string): Callback {
  const tell = ({ epoch, epochs, step, steps, loss, rowsPerSecond, secondsLeft }: Progress) => {
    if (step === 0 || step === steps) return
    const speed = Math.round(rowsPerSecond).toLocaleString('en-US')
    const left = describeSeconds(secondsLeft)
    process.stderr.write(
      `  epoch ${epoch}/${epochs}: step ${step}/${steps}, loss ${loss.toFixed(4)}, ${speed} ${what}/s, ${left} left\n`,
    )
  }
  return progress(tell, { everyMs: 5000 })
}
