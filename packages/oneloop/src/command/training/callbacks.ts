import { type Callback, epochLine, gradientNorms } from '@oneloop/trainer'
import { writeHistory } from './artifacts.ts'
import { plural } from './describe.ts'
import { isNamed, type Job } from './job.ts'
import { figureText } from './metrics-option.ts'

/** Says what does the work, once an engine has been found, and that it begins. */
export function announce(job: Job): Callback {
  const { output, config, notUsed, resumed, data, what } = job
  return {
    onTrainStart(run) {
      output.status(`Device: ${run.device}`)
      for (const why of notUsed) output.status(`  not used: ${why}`)
      const rows = plural(config.batchSize * config.accumulate, what)
      output.status(
        `\nTraining: ${config.earlyStopping === null ? '' : 'up to '}${plural(run.epochs, 'epoch')} of ${plural(run.stepsPerEpoch, 'step')}, ${rows} a step`,
      )
      output.event({
        event: 'start',
        epochs: run.epochs,
        steps: run.stepsPerEpoch,
        device: run.device,
        resumed: resumed !== null,
        evaluatedOn: data.parts.validation === null ? 'test' : 'validation',
        config,
      })
    },
  }
}

/** Hundreds of short epochs are told, and saved, now and then. */
export function tellEvery(job: Pick<Job, 'config'>, epochs: number): number {
  return isNamed(job) ? 1 : Math.max(1, Math.floor(epochs / 20))
}

/** Nobody who looks on sees more. */
const LOOK_MS = 250

/** After the checkpoint, which comes before it in the list: what is learnt is saved before it is told. */
export function report(job: Job): Callback {
  const { output, folder, data } = job
  const isRegression = data.task === 'regression'
  const isHeldBack = data.parts.validation !== null
  let writtenAtMs = Number.NEGATIVE_INFINITY
  return {
    async onEpochDone(run, now) {
      const { epoch, loss, accuracy, validationLoss, metrics = {}, seconds } = now
      const every = tellEvery(job, run.epochs)
      const isTold = epoch === 1 || epoch % every === 0 || epoch === run.epochs
      const scaled = isRegression ? ' (scaled)' : ''
      const parts = [
        `${epochLine(now, run.epochs)}${scaled}`,
        ...(isHeldBack ? [`Validation loss: ${(validationLoss ?? Number.NaN).toFixed(4)}${scaled}`] : []),
        ...Object.entries(metrics).map(([name, value]) => figureText(name, value)),
      ]
      if (isTold) output.result(parts.join(' | '))
      output.event({
        ...{ event: 'epoch', epoch, epochs: run.epochs, loss, accuracy },
        ...(isHeldBack && { validationLoss }),
        // The target is scaled before it is learnt; metrics are in its own units.
        ...(isRegression && { lossUnits: 'scaled' }),
        ...(Object.keys(metrics).length > 0 && { metrics }),
        seconds,
      })
      // For who looks on; all of it is in the checkpoint, and is written at the end.
      if (!isTold || performance.now() - writtenAtMs < LOOK_MS) return
      await writeHistory(folder, run.history)
      writtenAtMs = performance.now()
    },
    async onTrainEnd(run) {
      await writeHistory(folder, run.history)
      if (run.stopReason === null || run.isAborted) return
      output.status(`Stopped after epoch ${run.history.epochs.length}: ${run.stopReason}`)
    },
  }
}

/** The lesson's inspection: how steep the loss is along each parameter, on the first batch of test images. */
export function tellGradientNorms({ output, data: { parts } }: Job): Callback {
  return {
    async onTrainEnd(run) {
      if (run.stopReason !== null) return
      const [batch] = parts.test.loader({ batchSize: Math.min(64, parts.test.length) }).epoch(1)
      const norms = gradientNorms(await run.gradients(batch!))
      output.status('\nTraining done. Gradient norms on the first test images:')
      for (const [name, norm] of Object.entries(norms)) output.status(`  ${name.padEnd(12)} ${norm.toFixed(6)}`)
      output.event({ event: 'gradients', norms })
    },
  }
}
