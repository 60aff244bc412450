// How many digits are found and read in pictures of the kinds that people have: node src/pictures/main.ts [seed …]

import { wasm } from '@oneloop/backend-wasm'
import { mnist } from '@oneloop/mnist-data/node'
import { trainLesson } from './lesson.ts'
import { measureKind, measureNoDigits, readerOf } from './measure.ts'
import { KINDS } from './sets.ts'

const NO_DIGITS_EACH = 20

const seeds = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1]
const { train, test } = await mnist()
const read = readerOf(await trainLesson(wasm(), train), train.subset({ start: 0, end: 2000 }))
for (const kind of KINDS) {
  for (const seed of seeds) {
    const { right, pictures, refused } = await measureKind(read, test, kind, seed)
    console.log(`${kind}, seed ${seed}: ${right} of ${pictures} right, ${refused} taken for no digit`)
  }
}
for (const seed of seeds) {
  for (const [kind, { refused, pictures }] of await measureNoDigits(read, seed, NO_DIGITS_EACH)) {
    console.log(`${kind}, seed ${seed}: ${refused} of ${pictures} taken for no digit`)
  }
}
