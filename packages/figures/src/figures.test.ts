import { type EpochReport, History } from '@oneloop/core'
import { ConfusionMatrix } from '@oneloop/metrics'
import fc from 'fast-check'
import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { confusionHeatMap } from './confusion-heat-map.ts'
import { enlarge } from './enlarge.ts'
import { firstLayerGrid } from './first-layer-grid.ts'
import { mistakesGrid } from './mistakes-grid.ts'
import { trainingFigure } from './training-figure.ts'

const report = (epoch: number, accuracy: number | null = 0.9): EpochReport => ({
  epoch,
  loss: 1 / epoch,
  accuracy,
  validationLoss: null,
  trainAccuracy: 0.8,
  learningRate: 0.001,
  seconds: 1,
})

test("the lesson's figure is 10 by 4 inches and says what its axes are in both languages", () => {
  const figure = trainingFigure(new History([report(1), report(2, 0.95)]), { labels: 'ko+en' })
  expect([figure.width / 96, figure.height / 96]).toEqual([10, 4])
  const text = JSON.stringify(figure.option)
  for (const words of ['Epoch (학습 주기)', 'Loss (손실 값)', 'Accuracy (%)']) expect(text).toContain(words)
})

test('a chart is plain data: a worker can make it and a page can draw it', () => {
  const confusion = ConfusionMatrix.from([0, 1, 1], [0, 1, 0], 2)
  for (const figure of [trainingFigure(new History([report(1)])), confusionHeatMap(confusion)]) {
    expect(structuredClone(figure)).toEqual(figure)
  }
})

test('the second panel is the training accuracy where nothing was validated, and says so', () => {
  expect(JSON.stringify(trainingFigure(new History([report(1, null)])))).toContain('Training accuracy')
  expect(JSON.stringify(trainingFigure(new History([report(1)])))).not.toContain('Training accuracy')
})

test('a diverged loss leaves a gap in the line', () => {
  const { option } = trainingFigure(new History([report(1), { ...report(2), loss: Number.NaN }]))
  expect(option.series).toMatchObject([{ data: [{ value: 1 }, { value: null }] }, {}])
})

test('the heat map has every count once, and one name a class', () => {
  const confusion = ConfusionMatrix.from([0, 1, 1, 2], [0, 1, 0, 2], 3)
  const { option } = confusionHeatMap(confusion, ['cat', 'dog', 'bird'])
  expect(option).toMatchObject({ xAxis: { data: ['cat', 'dog', 'bird'] }, yAxis: { data: ['cat', 'dog', 'bird'] } })
  expect(JSON.stringify(option.series)).toContain('[1,0,-')
  expect(() => confusionHeatMap(confusion, ['cat'])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
})

test('the confusion matrix of many classes is no larger, and keeps only what was counted', () => {
  for (const classes of [41, 100, 512]) {
    const labels = Array.from({ length: classes }, (_, i) => i)
    const { width, height, option } = confusionHeatMap(ConfusionMatrix.from(labels, labels, classes))
    expect(Math.max(width, height)).toBeLessThan(2000)
    expect((option['series'] as { data: unknown[] }[])[0]!.data).toHaveLength(classes)
  }
  expect(() => confusionHeatMap(new ConfusionMatrix(513))).toThrow(
    expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
  )
})

test('an unknown language is refused by name', () => {
  const labels = 'kr' as 'ko'
  expect(() => trainingFigure(new History(), { labels })).toThrow(/unknown figure labels 'kr'.*'ko'/)
})

test('a mistake is shown as its own image, and its class names cannot break the SVG', () => {
  const images = Uint8Array.from({ length: 3 * 4 }, (_, i) => i * 20)
  const mistake = { index: 1, predicted: 0, actual: 1, probability: 0.987 }
  const { svg } = mistakesGrid(images, [mistake], { imageWidth: 2, imageHeight: 2, classNames: ['<a&b>', 'c'] })
  const url = /href="data:image\/png;base64,([^"]+)"/.exec(svg)?.[1] ?? ''
  const { width, data } = decode(Buffer.from(url, 'base64'))
  expect([0, width / 2].map((x) => data[x])).toEqual([255 - 80, 255 - 100])
  expect([data[(width / 2) * width], data[(width / 2) * width + width / 2]]).toEqual([255 - 120, 255 - 140])
  expect(svg).toContain('predicted &lt;a&amp;b&gt;')
  expect(svg).toContain('98.7%')
  expect(() => mistakesGrid(images, [{ ...mistake, index: 3 }], { imageWidth: 2, imageHeight: 2 })).toThrow(
    /image 3 of 3/,
  )
  expect(() => mistakesGrid(images, [mistake])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
})

test('weights above 0 are blue, below red, 0 white', () => {
  const { svg } = firstLayerGrid([1, -1, 0, 0], { imageWidth: 2, imageHeight: 2 })
  const url = /href="data:image\/png;base64,([^"]+)"/.exec(svg)?.[1] ?? ''
  const { width, data } = decode(Buffer.from(url, 'base64'))
  const pixel = (x: number, y: number) => [...data.slice((y * width + x) * 3, (y * width + x) * 3 + 3)]
  const [blue, red, white] = [pixel(0, 0), pixel(2, 0), pixel(0, 2)]
  expect(blue[2]).toBeGreaterThan(blue[0]!)
  expect(red[0]).toBeGreaterThan(red[2]!)
  expect(white).toEqual([255, 255, 255])
})

test('enlarging keeps every pixel where it was', () => {
  const images = fc.tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 5 }),
    fc.constantFrom(1, 3),
    fc.integer({ min: 1, max: 4 }),
  )
  fc.assert(
    fc.property(images, ([width, height, channels, factor]) => {
      const data = Uint8Array.from({ length: width * height * channels }, (_, i) => i)
      const large = enlarge(data, width, channels, factor)
      expect(large.length).toBe(data.length * factor * factor)
      for (let y = 0; y < height * factor; y++) {
        for (let x = 0; x < width * factor; x++) {
          const from = (Math.floor(y / factor) * width + Math.floor(x / factor)) * channels
          expect(large[(y * width * factor + x) * channels]).toBe(data[from])
        }
      }
    }),
  )
})
