import { OneloopError } from '@oneloop/core'
import type { Output } from '../output.ts'
import { keepColumns } from '../table/read-table.ts'
import { type TrialRequest, trainTrial } from './train-trial.ts'
import type { TrialAnswer } from './trial-processes.ts'

// A process that trains one job after another, as `trialProcesses` sends them.

keepColumns()
let isTraining = false

process.on('message', (request: TrialRequest) => {
  isTraining = true
  void answerTo(request).then((answer) => {
    isTraining = false
    if (process.connected) process.send!(answer)
    else process.exit()
  })
})

// The parent is gone: as at a Ctrl-C, the run is saved.
process.on('disconnect', () => {
  if (isTraining) process.kill(process.pid, 'SIGTERM')
  else process.exit()
})

async function answerTo(request: TrialRequest): Promise<TrialAnswer> {
  try {
    return { result: await trainTrial(request, silent) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { error: { message, code: error instanceof OneloopError ? error.code : null } }
  }
}

const silent: Output = {
  ...{ json: false, quiet: true, verbose: false },
  status() {},
  result() {},
  event() {},
  warn() {},
}
