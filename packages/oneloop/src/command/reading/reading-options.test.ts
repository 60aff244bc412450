import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizationText, ofPixels, parseNormalization } from './reading-options.ts'

test('the words of a normalisation are read back as the same one', () => {
  const hundredth = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => n / 100)
  fc.assert(
    fc.property(hundredth(-200, 200), hundredth(1, 400), (mean, std) => {
      expect(normalizationText(ofPixels(mean, std))).toBe(`${mean + 0},${std}`)
      expect(parseNormalization(`${mean}, ${std}`)).toEqual(ofPixels(mean, std))
    }),
  )
})

test.each(['', '0.5', '0.5,0', '0.5,-1', 'a,b', '1,2,3', '0.5,', 'NaN,1', '0,Infinity'])('%j is none', (text) => {
  expect(() => parseNormalization(text)).toThrow(`such as 0.1307,0.3081, not '${text}'`)
})
