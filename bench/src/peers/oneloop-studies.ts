// A study in one process by `local()`, its journal on disk, and the same trials without a study: `node oneloop-studies.ts MODE CONFIG`.
import { join } from 'node:path'
import { wasm } from '@oneloop/backend-wasm'
import { adam, crossEntropy } from '@oneloop/core'
import { table } from '@oneloop/data'
import { readCsv } from '@oneloop/data/node'
import { Mlp } from '@oneloop/mlp-model'
import { bestTrial, defineStudy, float, local, runStudy } from '@oneloop/sweep'
import { openStudy } from '@oneloop/sweep/node'
import { fit, weightsSha256 } from '@oneloop/trainer'
import type { StudyConfig } from '../workloads/studies.ts'

const [mode, json] = process.argv.slice(2) as ['study' | 'alone', string]
const { folder, out, trials, epochs, hidden, batch } = JSON.parse(json) as StudyConfig
const say = (value: unknown) => process.stdout.write(`@@${JSON.stringify(value)}\n`)

const made = table(await readCsv(join(folder, 'digits.csv')), { target: 'target', task: 'classification' })
const { train, validation } = made.split({ parts: [0.7, 0.15, 0.15], seed: 1, stratified: true })
const backend = wasm({ threads: 1 })

async function learn(learningRate: number, seed: number) {
  const model = new Mlp([train.width, hidden, train.outputs], { seed })
  const history = await fit(model, train.loader({ batchSize: batch, shuffle: true, seed }), {
    ...{ backend, loss: crossEntropy(), optimizer: adam({ learningRate }) },
    ...{ validation: validation!.loader(), epochs, seed },
  })
  return { model, history }
}

if (mode === 'alone') {
  const seconds: number[] = []
  for (let seed = 1; seed <= trials; seed++) {
    const startedAt = performance.now()
    await learn(1e-3, seed)
    seconds.push((performance.now() - startedAt) / 1000)
  }
  say({ seconds })
} else {
  const study = defineStudy({
    space: { lr: float(1e-4, 1e-1, { log: true }) },
    ...{ trials, epochs, objective: { metric: 'accuracy', direction: 'maximize' } },
  })
  const journal = await openStudy(out, study)
  const engine = local(async ({ trial, rung, seed, settings }) => {
    const { model, history } = await learn(Number(settings['lr']), seed)
    const curve = history.epochs.map(({ accuracy }) => accuracy)
    return { trial, rung, seed, curve, score: curve.at(-1)!, weightsSha256: await weightsSha256(model.parameters) }
  })
  const { trials: done } = await runStudy(study, {
    ...{ engine, journal },
    onProgress: (progress) => progress.done > 0 && say({ trial: progress.done }),
  })
  await journal.close()
  say({ version: 'oneloop', best: bestTrial(study, done)!.score })
}
