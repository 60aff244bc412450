import { doubleBytes, type FieldValue, protoDouble, protoFloat, writeMessage } from '@oneloop/core/files'
import { histogramOf } from './histogram.ts'
import { pngSize } from './png-size.ts'
import { encodeRecord } from './record.ts'

/** Something to be written into an event file. */
export type LogEvent =
  /** The first of a file. */
  | { readonly kind: 'fileVersion' }
  /** A run goes on with this step: what a file before it says of this and of later steps does not count. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'scalar'; readonly tag: string; readonly value: number }
  | { readonly kind: 'histogram'; readonly tag: string; readonly values: ArrayLike<number> }
  | { readonly kind: 'image'; readonly tag: string; readonly png: Uint8Array }
  /** Data of a plugin, such as the hyperparameter page. */
  | { readonly kind: 'plugin'; readonly plugin: string; readonly tag: string; readonly content: Uint8Array }

/**
 * An event as a record of a TensorBoard event file: a file is `fileVersion` and then as many as there are, one after the
 * other. A histogram of values that are all no numbers is left out: nothing is returned.
 * https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/util/event.proto and `summary.proto` beside it
 *
 * @param wallTime seconds since 1970
 * @throws OneloopError `IMAGE_BROKEN` for an image that is no PNG
 */
export function encodeEvent(event: LogEvent, step: number, wallTime: number): Uint8Array<ArrayBuffer> {
  const what = whatOf(event)
  if (what === null) return new Uint8Array()
  return encodeRecord(writeMessage([[1, protoDouble(wallTime)], [2, step], what]))
}

function whatOf(event: LogEvent): readonly [number, FieldValue] | null {
  switch (event.kind) {
    case 'fileVersion':
      return [3, 'brain.Event:2']
    case 'restart':
      return [7, writeMessage([[1, SESSION_START]])]
    case 'scalar':
      return summary(event.tag, [2, protoFloat(event.value)])
    case 'histogram': {
      const histogram = histogramBytes(event.values)
      return histogram === null ? null : summary(event.tag, [5, histogram])
    }
    case 'image':
      return summary(event.tag, [4, imageBytes(event.png)])
    case 'plugin':
      return summary(event.tag, [
        9,
        writeMessage([
          [
            1,
            writeMessage([
              [1, event.plugin],
              [2, event.content],
            ]),
          ],
        ]),
      ])
  }
}

const SESSION_START = 1

function summary(tag: string, value: readonly [number, FieldValue]): readonly [number, Uint8Array] {
  return [5, writeMessage([[1, writeMessage([[1, tag], value])]])]
}

function histogramBytes(values: ArrayLike<number>): Uint8Array | null {
  const histogram = histogramOf(values)
  if (histogram === null) return null
  const { min, max, count, sum, sumOfSquares, limits, counts } = histogram
  return writeMessage([
    [1, protoDouble(min)],
    [2, protoDouble(max)],
    [3, protoDouble(count)],
    [4, protoDouble(sum)],
    [5, protoDouble(sumOfSquares)],
    [6, doubleBytes(limits)],
    [7, doubleBytes(counts)],
  ])
}

function imageBytes(png: Uint8Array): Uint8Array {
  const { width, height, channels } = pngSize(png)
  return writeMessage([
    [1, height],
    [2, width],
    [3, channels],
    [4, png],
  ])
}
