// Which learning rate, width and dropout suit the wines? Twenty trials, halved twice: the same table every time. Run it: npm start
import assert from 'node:assert/strict'
import { bestTrial, choice, defineStudy, float, type Job, local, runStudy, trialsCsv } from '@oneloop/sweep'
import { openStudy } from '@oneloop/sweep/node'
import { adam, crossEntropy, evaluate, fit, Mlp, table, wasm, weightsSha256 } from 'oneloop'
import { wine } from 'oneloop/tables'

const { train, validation, test } = table(await wine(), { target: 'cultivar' }).split({
  parts: [0.6, 0.2, 0.2],
  stratified: true,
})
const study = defineStudy({
  space: { lr: float(1e-4, 1e-1, { log: true }), width: choice([8, 32]), dropout: float(0, 0.5) },
  ...{ trials: 20, epochs: 45, halving: 3 },
})

async function learn({ settings: { lr, width, dropout }, seed, until }: Pick<Job, 'settings' | 'seed' | 'until'>) {
  const model = new Mlp([train.width, Number(width), train.outputs], { seed, dropout: Number(dropout) })
  const history = await fit(model, train.loader({ batchSize: 16, shuffle: true, seed }), {
    ...{ backend: wasm(), loss: crossEntropy(), optimizer: adam({ learningRate: Number(lr) }) },
    ...{ validation: validation!.loader(), epochs: until, seed },
  })
  const score = history.epochs.at(-1)!.validationLoss!
  return { model, score, weightsSha256: await weightsSha256(model.parameters) }
}
const engine = local(async (job) => {
  const { model: _, ...learnt } = await learn(job)
  return { trial: job.trial, rung: job.rung, seed: job.seed, ...learnt }
})
// Ended anywhere, the same program goes on from the results in this folder.
const journal = await openStudy('runs/sweep', study)
const { trials } = await runStudy(study, { engine, journal })
await journal.close()
console.log(trialsCsv(study, trials))
const best = bestTrial(study, trials)!
const { model, weightsSha256: digest } = await learn({ settings: best.settings, seed: 1, until: best.epochs })
assert.equal(digest, best.weightsSha256[0])
const { accuracy } = await evaluate(model, test!.loader(), { backend: wasm() })
console.log(`trial ${best.number}: ${((accuracy ?? 0) * 100).toFixed(1)} % of ${test!.length} wines that no trial saw`)
assert.ok(accuracy !== null && accuracy >= 0.95, `${accuracy} is below 0.95`)
