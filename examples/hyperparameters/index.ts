// Which settings learn best? A sweep tries many, stops the worse early, and is judged once. Run it: npm start
import assert from 'node:assert/strict'
import { bestTrial, choice, defineStudy, float, type Job, local, runStudy } from '@oneloop/sweep'
import { adam, evaluate, fit, Mlp, table, wasm } from 'oneloop'
import { breastCancer } from 'oneloop/tables'

const TARGET_ACCURACY = 0.93
const backend = wasm()

const { train, validation, test } = table(await breastCancer(), { target: 'diagnosis' }).split({
  parts: [0.7, 0.15, 0.15],
  seed: 1,
  stratified: true,
})

/** A network of these settings, trained for so many epochs, with its loss on the validation part. */
async function trained({ settings, seed, until }: Pick<Job, 'settings' | 'seed' | 'until'>) {
  const model = new Mlp([train.width, Number(settings['width']), train.outputs], { seed })
  const optimizer = adam({ learningRate: Number(settings['lr']) })
  const loader = train.loader({ batchSize: 32, shuffle: true, seed })
  const history = await fit(model, loader, { backend, optimizer, epochs: until, validation: validation.loader(), seed })
  return { model, score: history.epochs.at(-1)!.validationLoss }
}

const study = defineStudy({
  space: { lr: float(1e-4, 1e-1, { log: true }), width: choice([8, 16, 32]) },
  ...{ sampler: 'sobol', trials: 18, epochs: 9, halving: 3 },
})
const engine = local(async (job) => {
  const { trial, rung, seed } = job
  return { trial, rung, seed, score: (await trained(job)).score, weightsSha256: null }
})
const best = bestTrial(study, (await runStudy(study, { engine })).trials)!
const { model } = await trained({ settings: best.settings, seed: study.seed, until: study.epochs })
const { accuracy } = await evaluate(model, test.loader(), { backend })
console.log(`best of ${study.trials}: ${JSON.stringify(best.settings)}`)
console.log(`${(100 * accuracy!).toFixed(1)} % of ${test.length} patients that no trial saw`)
assert.ok(accuracy! >= TARGET_ACCURACY, `${accuracy} is below ${TARGET_ACCURACY}`)
