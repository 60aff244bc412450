import type { Batch } from '@oneloop/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dataset } from '../dataset.ts'
import { augment } from './augment.ts'
import { imagesFromArrays } from './images-from-arrays.ts'
import { resizeToRgb } from './resize.ts'
import { stackImages } from './stack-images.ts'

const picture = (width: number, height: number, colour: (x: number, y: number) => number[]) => ({
  width,
  height,
  rgba: Uint8Array.from(
    { length: width * height * 4 },
    (_, i) => [...colour((i >> 2) % width, Math.floor((i >> 2) / width)), 255][i % 4]!,
  ),
})

describe('resizing', () => {
  test('keeps a picture of one colour, and a picture of the same size', () => {
    const sides = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(sides, sides, sides, sides, fc.nat(255), (a, b, width, height, grey) => {
        const flat = resizeToRgb(
          picture(a, b, () => [grey, 7, 9]),
          width,
          height,
        )
        expect([...flat]).toEqual(Array.from({ length: width * height }, () => [grey, 7, 9]).flat())
        const own = picture(a, b, (x, y) => [x * 9 + y, x, y])
        const same = resizeToRgb(own, a, b)
        expect([...same]).toEqual([...own.rgba.filter((_, i) => i % 4 !== 3)])
      }),
    )
  })

  test('halves by the mean of four, and puts what is transparent on white', () => {
    const own = picture(2, 2, (x, y) => [x * 100 + y * 20, 0, 0])
    expect(resizeToRgb(own, 1, 1)[0]).toBe(60)
    expect([...resizeToRgb({ width: 1, height: 1, rgba: Uint8Array.of(0, 0, 0, 0) }, 1, 1)]).toEqual([255, 255, 255])
  })
})

describe('pictures by class', () => {
  test('are grey where all are, of one size, with their classes in order', async () => {
    const grey = [2, 4, 8].map((side, i) => ({
      class: ['dog', 'cat', 'dog'][i]!,
      picture: picture(side, side, () => [i, i, i]),
    }))
    const data = await stackImages(grey, { source: 'pets' })
    expect(data).toMatchObject({ length: 3, rows: 2, columns: 2, channels: 1, width: 4, classNames: ['cat', 'dog'] })
    expect([...data.labels]).toEqual([1, 0, 1])
    expect([...data.image(2)]).toEqual([2, 2, 2, 2])
    const red = { class: 'cat', picture: picture(100, 100, () => [9, 0, 0]) }
    expect(await stackImages([red, ...grey], { source: 'pets' })).toMatchObject({
      rows: 32,
      columns: 32,
      channels: 3,
      width: 3072,
    })
  })

  test('of one class, or none, are refused', async () => {
    const one = { class: 'cat', picture: picture(2, 2, () => [0, 0, 0]) }
    await expect(stackImages([one], { source: 'pets' })).rejects.toThrow(/pets: all images are of the one class 'cat'/)
    await expect(stackImages([], { source: 'pets' })).rejects.toThrow(/pets: it has no images/)
  })

  test('come out of arrays too', () => {
    const x = { shape: [2, 2, 2], data: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) }
    const data = imagesFromArrays(x, { shape: [2], data: ['b', 'a'] }, 'x.npz')
    expect([data.classNames, [...data.labels], [...data.image(1)]]).toEqual([
      ['a', 'b'],
      [1, 0],
      [5, 6, 7, 8],
    ])
    expect(() => imagesFromArrays(x, { shape: [1], data: ['b'] }, 'x.npz')).toThrow(/2 images but 1 classes/)
  })
})

describe('augmentation', () => {
  const images = new Dataset({
    features: Uint8Array.from({ length: 40 * 64 }, (_, i) => (i * 37) % 256),
    labels: Uint8Array.from({ length: 40 }, (_, i) => i % 2),
    rows: 8,
    columns: 8,
    classNames: ['a', 'b'],
    source: 'made',
  })
  const loader = () => images.loader({ batchSize: 8, shuffle: true, seed: 3 })
  const all = { shift: 2, rotate: 20, scale: 0.2, noise: 0.1 }
  const values = (batches: Iterable<Batch>) =>
    [...batches].map(({ features, targets }) => [[...features], [...targets.data]])

  test('is a pure function of seed, epoch and row, from whichever step', () => {
    const epochs = augment(loader(), all)
    expect(values(epochs.epoch(2))).toEqual(values(augment(loader(), all).epoch(2)))
    expect(values(epochs.epoch(2, { fromStep: 3 }))).toEqual(values(epochs.epoch(2)).slice(3))
    expect(values(epochs.epoch(2))).not.toEqual(values(epochs.epoch(3)))
    expect(values(epochs.epoch(2))).not.toEqual(values(augment(loader(), { ...all, seed: 4 }).epoch(2)))
    // An image becomes the same whatever batch it comes in.
    const inOrder = (batchSize: number) =>
      values(augment(images.loader({ batchSize }), all).epoch(1)).flatMap(([features]) => features!)
    expect(inOrder(40)).toEqual(inOrder(7))
  })

  test('of nothing leaves images, targets and order as they are', () => {
    const plain = [...loader().epoch(1)]
    for (const [i, batch] of [...augment(loader(), {}).epoch(1)].entries()) {
      const rows = [...plain[i]!.indices]
      expect([...batch.features]).toEqual(
        rows.flatMap((row) => [...images.features.subarray(row * 64, (row + 1) * 64)]),
      )
      expect([...batch.targets.data]).toEqual(rows.map((row) => row % 2))
      expect([batch.width, batch.scale, batch.offset]).toEqual([64, plain[i]!.scale, plain[i]!.offset])
    }
  })

  test('keeps an image of one grey, and moves a dot by no more than it may', () => {
    const dot = new Uint8Array(2 * 81).fill(0)
    dot[40] = 255
    dot.fill(90, 81)
    const data = new Dataset({
      features: dot,
      labels: Uint8Array.of(0, 1),
      rows: 9,
      columns: 9,
      classNames: ['a', 'b'],
      source: 'made',
    })
    for (let epoch = 1; epoch <= 50; epoch++) {
      const [batch] = augment(data.loader(), { shift: 2, rotate: 30, scale: 0.2 }).epoch(epoch)
      const places = [...batch!.features.subarray(0, 81)].flatMap((value, i) => (value > 0 ? [i] : []))
      for (const place of places)
        expect(Math.max(Math.abs((place % 9) - 4), Math.abs(Math.floor(place / 9) - 4))).toBeLessThanOrEqual(3)
      expect(new Set(batch!.features.subarray(81))).toEqual(new Set([90]))
    }
  })

  test('refuses amounts out of range, and rows that are no images', () => {
    expect(() => augment(loader(), { rotate: 91 })).toThrow(/augment: rotate is from 0 to 90, not 91/)
    const row = new Dataset({
      features: new Float32Array(4),
      width: 2,
      targets: { kind: 'classes', data: Uint8Array.of(0, 1) },
      outputNames: ['a', 'b'],
      source: 'made',
    })
    expect(() => augment(row.loader(), {})).toThrow(/augment is of images/)
  })
})
