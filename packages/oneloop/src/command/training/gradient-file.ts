import { appendFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { systemReason, writeFileAtomic } from '@oneloop/core/node'
import { type Callback, gradientStatistics, type RunState } from '@oneloop/trainer'
import type { Job } from './job.ts'
import { FILES } from './output-folder.ts'

const HEADER = 'epoch,step,parameter,gradientNorm,updateRatio'

/**
 * Writes the gradient statistics of every so many steps into the folder, a row for each parameter, and tells them as events.
 * A run that goes on keeps the rows of the steps behind it.
 *
 * @param everySteps null: none
 */
export function gradientFile({ folder, output, resumed }: Job, everySteps: number | null): Callback[] {
  if (everySteps === null) return []
  const file = join(folder, FILES.gradients)
  const told = gradientStatistics(
    async ({ epoch, step, gradientNorms, updateRatios }) => {
      const rows = Object.entries(gradientNorms).map(
        ([name, norm]) => `${epoch},${step},${name},${norm},${updateRatios[name]}\n`,
      )
      await append(file, rows.join(''))
      output.event({ event: 'gradient-statistics', epoch, step, gradientNorms, updateRatios })
    },
    { everySteps },
  )
  return [
    {
      ...told,
      async onTrainStart(run) {
        await writeFileAtomic(file, `${[HEADER, ...(await rowsBefore(file, resumed?.state ?? null))].join('\n')}\n`)
        await told.onTrainStart?.(run)
      },
    },
  ]
}

/** No statistics of another run stay beside this one. */
export async function removeGradientFile(folder: string): Promise<void> {
  await rm(join(folder, FILES.gradients), { force: true })
}

async function rowsBefore(file: string, state: RunState | null): Promise<string[]> {
  if (state === null) return []
  const text = await readFile(file, 'utf8').catch(() => '')
  // What comes after the last line end was cut by what ended the run.
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((row) => {
      const [epoch = Number.NaN, step = Number.NaN] = row.split(',').map(Number)
      return row !== '' && (epoch < state.epoch || (epoch === state.epoch && step <= state.stepInEpoch))
    })
}

async function append(file: string, text: string): Promise<void> {
  await appendFile(file, text).catch((cause: unknown) => {
    throw new OneloopError(`can't be written (${systemReason(cause)})`, { code: 'WRITE_FAILED', file, cause })
  })
}
