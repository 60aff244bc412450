// `npm run ten-seeds`: trains the lesson's network with seeds 1 to 10 and writes docs/ten-seeds.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { build, env, root, setup } from './setup.mjs'

/** The lesson's reference run: PyTorch, one seed. */
const REFERENCE = {
  losses: [0.4019, 0.1879, 0.138, 0.1137, 0.0948],
  accuracies: [0.9334, 0.9505, 0.9597, 0.9607, 0.969],
}
const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1)

await setup()
await build('oneloop')
const runs = []
for (const seed of SEEDS) {
  const epochs = await train(seed)
  process.stderr.write(`seed ${seed}: ${epochs.map(({ loss }) => loss.toFixed(4)).join(' ')}\n`)
  runs.push({ seed, epochs })
}
writeFileSync(join(root, 'docs', 'ten-seeds.md'), report())

async function train(seed) {
  const out = mkdtempSync(join(tmpdir(), 'oneloop-seed-'))
  const command = join(root, 'packages', 'oneloop', 'bin', 'oneloop.js')
  const args = [command, 'train', '--seed', String(seed), '--json', '--quiet', '--out', out]
  const words = []
  const status = await runChild('node', args, { env, stdio: ['ignore', 'pipe', 'inherit'] }, (piece) =>
    words.push(piece),
  )
  rmSync(out, { recursive: true })
  if (status !== 0) process.exit(status)
  const lines = Buffer.concat(words).toString().trim().split('\n')
  return lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'epoch')
}

function report() {
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
    '`npm run ten-seeds`, which trains and writes this page. The same seed gives the same digits on every machine.',
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
  ].join('\n')}\n`
}

function brackets(values, figure) {
  return Math.min(...values) <= figure && figure <= Math.max(...values)
}
