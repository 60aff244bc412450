// `npm run ten-seeds`: a study of the lesson's network with seeds 1 to 10. It writes docs/ten-seeds.md, its figure and its report.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { build, env, root, setup } from './setup.mjs'

/** The lesson's reference run: PyTorch, one seed. */
const REFERENCE = {
  losses: [0.4019, 0.1879, 0.138, 0.1137, 0.0948],
  accuracies: [0.9334, 0.9505, 0.9597, 0.9607, 0.969],
}
/** Where the study is kept until it is done: what was ended goes on there. */
const folder = join(root, 'runs', 'ten-seeds')

await setup()
await build('oneloop')
const { defineStudy, local, runStudy, int } = await import('../packages/sweep/dist/index.js')
const { openStudy } = await import('../packages/sweep/dist/node/index.js')
const { sweepReport } = await import('../packages/oneloop/dist/command/sweep/report.js')
const { version } = JSON.parse(readFileSync(join(root, 'packages', 'oneloop', 'package.json'), 'utf8'))

// Nothing is chosen here, so nothing is held back for choosing: the score is the last epoch's training loss.
const study = defineStudy({
  space: { seed: int(1, 10) },
  sampler: 'grid',
  trials: 10,
  epochs: 5,
  objective: { metric: 'loss', direction: 'minimize' },
  task: { file: null, options: { data: 'mnist' }, dataSha256: {}, version },
})
const journal = await openStudy(folder, study)
const { trials } = await runStudy(study, { engine: local(train), journal })
await journal.close()
const runs = trials.map(({ settings: { seed }, weightsSha256 }) => {
  const { epochs } = JSON.parse(readFileSync(join(runFolder(seed), 'history.json'), 'utf8'))
  return { seed, epochs, weightsSha256: weightsSha256[0] }
})
const docs = (...names) => join(root, 'docs', ...names)
writeFileSync(docs('ten-seeds.md'), page())
// The script that makes its pictures live is a megabyte: too much for a repository.
const report = await sweepReport(study, trials)
const still = report.replaceAll(/<script>.*?<\/script>\n/gs, '').replaceAll(/ data-figure="[^"]*"/g, '')
const PICTURES = '.adaptive svg { display: block; width: 100%; max-width: 640px; height: auto; margin: auto }\n'
writeFileSync(docs('ten-seeds-report.html'), still.replace('</style>', `${PICTURES}</style>`))
rmSync(folder, { recursive: true })

function runFolder(seed) {
  return join(folder, `seed-${seed}`)
}

async function train({ trial, seed: network, rung, settings: { seed } }) {
  const out = runFolder(seed)
  rmSync(out, { recursive: true, force: true })
  const command = join(root, 'packages', 'oneloop', 'bin', 'oneloop.js')
  const args = [command, 'train', '--seed', String(seed), '--json', '--quiet', '--out', out]
  const words = []
  const status = await runChild('node', args, { env, stdio: ['ignore', 'pipe', 'inherit'] }, (piece) =>
    words.push(piece),
  )
  if (status !== 0) process.exit(status)
  const events = Buffer.concat(words)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const curve = events.filter(({ event }) => event === 'epoch').map(({ loss }) => loss)
  process.stderr.write(`seed ${seed}: ${curve.map((loss) => loss.toFixed(4)).join(' ')}\n`)
  const { weightsSha256 } = events.at(-1)
  return { trial, seed: network, rung, score: curve.at(-1), weightsSha256, curve }
}

function page() {
  const columns = REFERENCE.losses.map((_, epoch) => ({
    losses: runs.map(({ epochs }) => epochs[epoch].loss),
    accuracies: runs.map(({ epochs }) => epochs[epoch].accuracy),
  }))
  const row = (name, cells) => `| ${[name, ...cells].join(' | ')} |`
  const head = [row('seed', ['epoch 1', 'epoch 2', 'epoch 3', 'epoch 4', 'epoch 5']), '|---|---|---|---|---|---|']
  const loss = (value) => value.toFixed(4)
  const percent = (value) => `${(value * 100).toFixed(2)} %`
  const table = (key, reference, show) => [
    ...head,
    ...runs.map(({ seed }, i) =>
      row(
        seed,
        columns.map((column) => show(column[key][i])),
      ),
    ),
    row(
      '**least**',
      columns.map((column) => show(Math.min(...column[key]))),
    ),
    row(
      '**most**',
      columns.map((column) => show(Math.max(...column[key]))),
    ),
    row('**reference**', reference.map(show)),
    row(
      'bracketed',
      columns.map((column, i) => (brackets(column[key], reference[i]) ? 'yes' : 'no')),
    ),
  ]
  return `${[
    '# Ten seeds of the lesson',
    '',
    'MNIST, 784-128-64-10, cross entropy, Adam, batches of 64, five epochs, on the fused WASM engine; made by',
    '`npm run ten-seeds`, a [sweep](sweeps.md) over the seed, which writes this page and [the study’s report](ten-seeds-report.html).',
    'The same seed gives the same digits on every machine.',
    '',
    'The reference is the lesson’s own run in PyTorch, of one seed. A figure is bracketed when it lies between the least',
    'and the most of the ten seeds.',
    '',
    '## Training loss',
    '',
    ...table('losses', REFERENCE.losses, loss),
    '',
    '## Test accuracy',
    '',
    ...table('accuracies', REFERENCE.accuracies, percent),
    '',
    '## Weights',
    '',
    'Who trains a seed again, by `npx oneloop train --seed 1`, gets these.',
    '',
    row('seed', ['SHA-256']),
    '|---|---|',
    ...runs.map(({ seed, weightsSha256 }) => row(seed, [`\`${weightsSha256}\``])),
  ].join('\n')}\n`
}

function brackets(values, figure) {
  return Math.min(...values) <= figure && figure <= Math.max(...values)
}
