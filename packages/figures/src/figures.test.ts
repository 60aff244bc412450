import { type EpochReport, History } from '@oneloop/core'
import { ConfusionMatrix, calibration } from '@oneloop/metrics'
import fc from 'fast-check'
import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { enlarge } from './enlarge.ts'
import {
  comparisonFigure,
  comparisonPanels,
  confusionHeatMap,
  type Figure,
  firstLayerGrid,
  importanceFigure,
  learningRateFigure,
  mistakesGrid,
  reliabilityFigure,
  trainingFigure,
} from './index.ts'

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

test('values have an error instead of an accuracy, and a validation part is called so', () => {
  const values = (metrics: Record<string, number>) =>
    trainingFigure(new History([{ ...report(1, null), trainAccuracy: null, validationLoss: 0.5, metrics }]), {
      judgedOn: 'validation',
    })
  const withErrors = values({ rmse: 123.45 })
  expect(JSON.stringify(withErrors)).toContain('Validation RMSE')
  expect(withErrors.option.series).toMatchObject([{}, { data: [{ value: 123.45, label: { formatter: '123.45' } }] }])
  expect(JSON.stringify(values({}))).toContain('Validation loss')
  const classes = trainingFigure(new History([report(1)]), { judgedOn: 'validation' })
  expect(JSON.stringify(classes)).toContain('Validation accuracy')
  expect(JSON.stringify(classes)).not.toContain('Test accuracy')
})

test('a diverged loss leaves a gap in the line', () => {
  const { option } = trainingFigure(new History([report(1), { ...report(2), loss: Number.NaN }]))
  expect(option.series).toMatchObject([{ data: [{ value: 1 }, { value: null }] }, {}])
})

test('the heat map has every count once, and one name a class', () => {
  const confusion = ConfusionMatrix.from([0, 1, 1, 2], [0, 1, 0, 2], 3)
  const { option } = confusionHeatMap(confusion, ['cat', 'dog', 'bird']) as Extract<Figure, { kind: 'chart' }>
  expect(option).toMatchObject({ xAxis: { data: ['cat', 'dog', 'bird'] }, yAxis: { data: ['cat', 'dog', 'bird'] } })
  expect(JSON.stringify(option.series)).toContain('[1,0,-')
  expect(() => confusionHeatMap(confusion, ['cat'])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
})

test('the picture of a confusion matrix is no larger for many classes, and names what is most often confused', () => {
  for (const classes of [41, 254, 1000, 2000]) {
    const labels = Array.from({ length: classes }, (_, i) => i)
    const predictions = labels.map((label) => (label < 3 ? 40 : label))
    const names = labels.map((label) => `class-${label}`)
    const figure = confusionHeatMap(ConfusionMatrix.from(predictions, labels, classes), names)
    expect(Math.max(figure.width, figure.height)).toBeLessThan(1200)
    expect(figure.kind).toBe('images')
    const { svg } = figure as Extract<Figure, { kind: 'images' }>
    for (const label of [0, 1, 2]) expect(svg).toContain(`class-${label} → class-40`)
    expect(svg).not.toContain('class-3 →')
    expect(svg.length).toBeLessThan(200_000)
  }
})

test('a cell of the map is where its classes are, and as dark as its share of the row', () => {
  const labels = Array.from({ length: 2 * 50 }, (_, i) => i >> 1)
  const predictions = labels.map((label, i) => (label === 10 && i % 2 === 1 ? 45 : label))
  const { svg } = confusionHeatMap(ConfusionMatrix.from(predictions, labels, 50)) as Extract<Figure, { kind: 'images' }>
  const url = /href="data:image\/png;base64,([^"]+)"/.exec(svg)?.[1] ?? ''
  const { width, data } = decode(Buffer.from(url, 'base64'))
  const zoom = width / 50
  const dot = (actual: number, predicted: number) => {
    const at = Math.floor((actual + 0.5) * zoom) * width + Math.floor((predicted + 0.5) * zoom)
    return [...data.slice(at * 3, at * 3 + 3)]
  }
  const [right, half, wrong, empty] = [dot(20, 20), dot(10, 10), dot(10, 45), dot(45, 10)]
  expect(right[2]).toBeGreaterThan(right[0]!)
  expect(half[0]).toBeGreaterThan(right[0]!)
  expect(wrong[0]).toBeGreaterThan(wrong[2]!)
  expect(empty).toEqual([250, 251, 252])
})

test('runs are compared each by its own line, and one that diverged does not flatten the others', () => {
  const runs = [
    { name: 'a', history: new History([report(1), report(2)]) },
    { name: 'a', history: new History([{ ...report(1), validationLoss: 0.7 }]) },
    { name: 'c', history: new History([{ ...report(1), loss: 1e30 }]) },
  ]
  const { option, description } = comparisonFigure(runs)
  const series = option['series'] as { name: string; data: [number, number | null][] }[]
  // Training loss, validation loss and accuracy of each.
  expect(series).toHaveLength(9)
  expect(new Set(series.map(({ name }) => name)).size).toBe(3)
  expect(series[0]!.data).toEqual([
    [1, 1],
    [2, 0.5],
  ])
  expect(series.slice(3, 6).map(({ data }) => data.map(([, value]) => value))).toEqual([[null, null], [0.7], [null]])
  expect((option['yAxis'] as { max: number }[])[0]!.max).toBeLessThan(2)
  expect(description).toBe('Curves of 3 runs: a, a, c')
  expect(
    JSON.stringify(comparisonFigure([{ name: 'a', history: new History([report(1, null)]) }]).option['title']),
  ).not.toContain('Accuracy')
})

test('metrics of a run have panels of their own, below the others from the fourth on', () => {
  const metrics = (mae: number) => ({ mae, r2: -mae })
  const history = new History([
    { ...report(1), validationLoss: 1, metrics: metrics(2) },
    { ...report(2), metrics: metrics(1) },
  ])
  const runs = [
    { name: 'a', history },
    { name: 'b', history: new History([report(1)]) },
  ]
  const { option, width, height } = comparisonFigure(runs)
  const titles = (option['title'] as { text: string }[]).map(({ text }) => text)
  expect(titles).toEqual(['Training loss', 'Validation loss', 'Accuracy', 'mae', 'r2'])
  const grids = option['grid'] as { left: number; top: number; width: number; height: number }[]
  expect(grids[3]).toMatchObject({ left: grids[0]!.left })
  expect(grids[3]!.top).toBeGreaterThan(grids[0]!.top + grids[0]!.height)
  for (const { left, top, ...size } of grids) {
    expect(left + size.width).toBeLessThan(width)
    expect(top + size.height).toBeLessThan(height)
  }
  const series = option['series'] as { data: [number, number | null][] }[]
  expect(series.at(-2)!.data).toEqual([
    [1, -2],
    [2, -1],
  ])
  expect(series.at(-1)!.data).toEqual([[1, null]])
  expect((option['yAxis'] as { min: number }[]).at(-1)!.min).toBeLessThanOrEqual(-2)

  const panels = comparisonPanels(runs)
  expect(panels.map((panel) => (panel.option['title'] as { text: string }).text)).toEqual(titles)
  expect(panels.flatMap((panel) => panel.option['series'])).toHaveLength(series.length)
  expect(panels.every(({ isAdaptive }) => isAdaptive)).toBe(true)
  expect(panels[0]!.option).toHaveProperty('legend')
  expect(comparisonPanels(runs.slice(0, 1))[0]!.option).not.toHaveProperty('legend')
})

test('bars of reliability are as high as the network is right, and none stands where there are no rows', () => {
  const { option } = reliabilityFigure(calibration([0.9, 0.1, 0.2, 0.8, 0.6, 0.4], [0, 0, 0], 2, { bins: 5 }))
  const [accuracy, , rows] = option['series'] as { data: [number, number][] }[]
  const close = (data: [number, number][]) => data.map((point) => point.map((value) => Number(value.toFixed(6))))
  expect(close(accuracy!.data)).toEqual([
    [0.5, 1],
    [0.7, 0],
    [0.9, 1],
  ])
  expect(rows!.data.map(([, count]) => count)).toEqual([1, 1, 1])
})

test('the learning rate that is suggested is marked, and a loss that explodes leaves the picture', () => {
  const curve = [1e-4, 1e-3, 1e-2, 1e-1].map((learningRate, i) => ({
    learningRate,
    loss: [2, 1, 1e9, Number.NaN][i]!,
    smoothed: [2, 1.5, 1e8, Number.NaN][i]!,
  }))
  const { option, description } = learningRateFigure({ curve, suggestion: 0.00123 })
  expect(description).toBe('Loss over the learning rate in 4 steps, suggesting 0.0012')
  expect((option['yAxis'] as { max: number }).max).toBeLessThan(4)
  expect((option['series'] as { data: number[][] }[]).at(-1)!.data.map(([rate]) => 10 ** rate!)).toEqual([
    expect.closeTo(0.00123, 12),
    expect.closeTo(0.00123, 12),
  ])
  expect(learningRateFigure({ curve, suggestion: null }).option['series']).toHaveLength(2)
})

test('columns stand in the order of their importance, with a dot for each repeat', () => {
  const column = (name: string, ...drops: number[]) => ({ column: name, mean: drops[0]!, deviation: 0, drops })
  const { option } = importanceFigure([column('b', 1, 2), column('a', 5, 6), column('c', Number.NaN)])
  expect((option['yAxis'] as { data: string[] }).data).toEqual(['a', 'b', 'c'])
  expect(option['series']).toMatchObject([
    { data: [5, 1, null] },
    {
      data: [
        [5, 0],
        [6, 0],
        [1, 1],
        [2, 1],
      ],
    },
  ])
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
