import { DataLoader } from '@oneloop/data'
import { type Callback, epochLine, gradientNorms } from '@oneloop/trainer'
import { writeHistory } from './artifacts.ts'
import { plural } from './describe.ts'
import type { Job } from './job.ts'

/** Says what does the work, once an engine has been found, and that it begins. */
export function announce({ output, config, notUsed, resumed }: Job): Callback {
  return {
    onTrainStart(run) {
      output.status(`Device: ${run.device}`)
      for (const why of notUsed) output.status(`  not used: ${why}`)
      output.status(
        `\nTraining: ${plural(run.epochs, 'epoch')} of ${plural(run.stepsPerEpoch, 'step')}, ${plural(config.batchSize, 'image')} a step`,
      )
      const { epochs, stepsPerEpoch: steps, device } = run
      output.event({ event: 'start', epochs, steps, device, resumed: resumed !== null, config })
    },
  }
}

/** After the checkpoint, which comes before it in the list: what is learnt is saved before it is told. */
export function report({ output, folder }: Job): Callback {
  return {
    async onEpochDone(run, { epoch, loss, accuracy, seconds }) {
      output.result(epochLine(run.history.epochs.at(-1)!, run.epochs))
      output.event({ event: 'epoch', epoch, epochs: run.epochs, loss, accuracy, seconds })
      await writeHistory(folder, run.history)
    },
  }
}

/** The lesson's inspection: how steep the loss is along each parameter, on the first batch of test images. */
export function tellGradientNorms({ output, data: { test } }: Job): Callback {
  return {
    async onTrainEnd(run) {
      if (run.stopReason !== null) return
      const [batch] = new DataLoader(test, { batchSize: Math.min(64, test.length) }).epoch(1)
      const norms = gradientNorms(await run.gradients(batch!))
      output.status('\nTraining done. Gradient norms on the first test images:')
      for (const [name, norm] of Object.entries(norms)) output.status(`  ${name.padEnd(12)} ${norm.toFixed(6)}`)
      output.event({ event: 'gradients', norms })
    },
  }
}
