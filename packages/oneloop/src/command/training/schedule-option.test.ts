import { cosine, oneCycle, plateau, sequence, step, warmup } from '@oneloop/core'
import { expect, test } from 'vitest'
import { parseSchedule } from './schedule-option.ts'

test.each([
  ['cosine', cosine()],
  ['step:every-epochs=2,gamma=0.5', step({ everyEpochs: 2, gamma: 0.5 })],
  ['plateau:patience=3', plateau({ patience: 3 })],
  ['cosine:warmup=100,min=1e-5', warmup(100, cosine({ finalFactor: 0.01 }))],
  [
    'cosine:epochs=2 ; oneCycle',
    sequence([
      { epochs: 2, schedule: cosine() },
      { epochs: 1, schedule: oneCycle() },
    ]),
  ],
])('%s', (text, schedule) => expect(parseSchedule(text, 1e-3)).toEqual(schedule))

test.each([
  ['cosin', /unknown schedule 'cosin' \(did you mean 'cosine'/],
  ['cosine:warmup', /warmup is a number, not ''/],
  ['cosine:finalfactor=1', /did you mean 'finalFactor'/],
  ['constant;cosine', /constant says not how long it lasts; write constant:epochs=N/],
  ['step:gamma=2', /gamma is in \[0, 1\], not 2/],
])('%s is refused', (text, message) => expect(() => parseSchedule(text, 1e-3)).toThrow(message))
