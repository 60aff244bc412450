import type { Job, Progress, Settings, Study, Trial } from '@oneloop/sweep'
import type { Output } from '../output.ts'
import { plural } from '../training/describe.ts'

/** Says how a study goes. */
export interface ProgressTeller {
  started(job: Job): void
  progress(progress: Progress): void
  /** Takes the live lines away. */
  clear(): void
}

/** A few live lines on a terminal; elsewhere a line for each trial that has reached a rung; events with `--json`. */
export function tellProgress(study: Study, output: Output): ProgressTeller {
  const begun = performance.now()
  const running = new Map<string, Job>()
  const isLive = process.stdout.isTTY === true && !output.json && !output.quiet
  let doneAtStart: number | null = null
  let rungs = new Map<number, number>()
  let lines = 0
  let last: Progress | null = null

  function clear(): void {
    if (lines > 0) process.stdout.write(`\x1b[${lines}A\x1b[J`)
    lines = 0
  }

  function draw(): void {
    if (!isLive || last === null) return
    clear()
    const width = (process.stdout.columns ?? 80) - 1
    const shown = liveLines(last).map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line))
    process.stdout.write(`${shown.join('\n')}\n`)
    lines = shown.length
  }

  function liveLines(now: Progress): string[] {
    const top = [...now.trials].filter(({ score }) => score !== null)
    const direction = study.objective.direction === 'minimize' ? 1 : -1
    top.sort((a, b) => b.epochs - a.epochs || direction * (a.score! - b.score!) || a.number - b.number)
    const under = [...running.values()].map(({ trial, seed }) => (study.seeds > 1 ? `${trial} (seed ${seed})` : trial))
    return [
      `${now.done} of ${plural(now.total, 'run')}${timeLeft(now)}`,
      `running: ${under.length === 0 ? 'none' : `trial ${under.join(', ')}`}`,
      ...top.slice(0, 5).map((trial, i) => `${i === 0 ? 'best:    ' : '         '}${trialLine(study, trial)}`),
    ]
  }

  function timeLeft({ done, total }: Progress): string {
    const own = done - (doneAtStart ?? 0)
    if (own < 1) return ''
    const seconds = Math.round((((performance.now() - begun) / own) * (total - done)) / 1000)
    return `, about ${seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} left`
  }

  return {
    started(job) {
      running.set(`${job.trial}/${job.seed}`, job)
      draw()
    },
    progress(now) {
      const isFirst = doneAtStart === null
      doneAtStart ??= now.done
      last = now
      const open = new Set(now.jobs.map(({ trial, seed, rung }) => `${trial}/${seed}/${rung}`))
      for (const [key, { rung }] of running) if (!open.has(`${key}/${rung}`)) running.delete(key)
      for (const trial of now.trials) {
        if (isFirst || (rungs.get(trial.number) ?? -1) >= trial.rung) continue
        if (!isLive && !output.quiet) output.result(trialLine(study, trial))
        const { curves, ...told } = trial
        output.event({ event: 'trial', ...told, done: now.done, total: now.total })
      }
      rungs = new Map(now.trials.map(({ number, rung }) => [number, rung]))
      draw()
    },
    clear,
  }
}

/** `trial 7: loss 0.0123 after 9 epochs   lr=0.01 hidden=64,32` */
export function trialLine(study: Study, trial: Trial): string {
  const { number, score, interval, epochs, settings } = trial
  const figure = score === null ? 'diverged' : `${study.objective.metric} ${score.toPrecision(5)}`
  const within = interval === null ? '' : ` [${interval.low.toPrecision(4)}, ${interval.high.toPrecision(4)}]`
  return `trial ${number}: ${figure}${within} after ${plural(epochs, 'epoch')}   ${settingsText(settings)}`
}

function settingsText(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}
