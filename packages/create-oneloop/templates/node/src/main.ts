// npm start: learns the table in data/moons.csv. npm start -- FILE COLUMN: learns a column of yours.
import { mkdir, readFile } from 'node:fs/promises'
import { DataLoader, evaluate, logLine, wasm } from 'oneloop'
import { writeModelFile } from 'oneloop/node'
import { train } from './train.js'

const [file = 'data/moons.csv', target = 'moon'] = process.argv.slice(2)
const { model, test } = await train(await readFile(file, 'utf8'), target, [logLine()])

const { loss, accuracy } = await evaluate(model, new DataLoader(test, { batchSize: 256 }), { backend: wasm() })
console.log(`On rows that it never saw: loss ${loss.toFixed(4)}, accuracy ${((accuracy ?? 0) * 100).toFixed(1)} %`)

await mkdir('runs', { recursive: true })
await writeModelFile('runs/model.safetensors', model)
console.log('The network is in runs/model.safetensors')
