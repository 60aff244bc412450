import { expect, test } from 'vitest'
import { rhythmOf } from './checkpoint-option.ts'

test.each([
  ['5', { everyEpochs: 5 }],
  ['1 epoch', { everyEpochs: 1 }],
  ['500steps', { everySteps: 500 }],
  ['5min', { everyMinutes: 5 }],
  ['0.5 minutes', { everyMinutes: 0.5 }],
])('%s', (text, rhythm) => expect(rhythmOf(text)).toEqual(rhythm))

test.each(['0', '-1', '1.5', '2.5steps', '5 hours', 'steps', '', '1e3'])("'%s' is refused", (text) =>
  expect(() => rhythmOf(text)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' })),
)
