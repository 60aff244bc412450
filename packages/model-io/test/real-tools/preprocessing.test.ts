import { encodeInputs, fromRows } from '@oneloop/data'
import { describe, expect, test } from 'vitest'
import { quantizeModel, writeModel } from '../../src/index.ts'
import { expectLogits } from '../expect-logits.ts'
import { petModel, petTables, rows } from '../pets.ts'
import { loadOnnxRuntime, onnxRuntimeNode } from './onnxruntime-node.ts'
import { title } from './tool.ts'

const tool = onnxRuntimeNode()

describe.skipIf(tool.skipped !== undefined)(title('raw columns in onnxruntime-node', tool), () => {
  test.each(Object.keys(petTables).flatMap((name) => [[name, undefined] as const, [name, 'int8'] as const]))(
    '%s, quantised: %s',
    async (name, quantize) => {
      const { model, preprocessing } = petModel(petTables[name]!)
      const features = encodeInputs(fromRows(rows), preprocessing).features
      const outputs = (quantize === undefined ? model : quantizeModel(model)).forward(features)
      const { InferenceSession, Tensor } = loadOnnxRuntime(tool)
      const session = await InferenceSession.create(
        writeModel(model, 'onnx', { preprocessing, ...(quantize && { quantize }) }),
      )
      const numbers = (column: string) => rows.map((row) => (row[column] === null ? Number.NaN : Number(row[column])))
      const texts = (column: string) => rows.map((row) => String(row[column] ?? ''))
      const { inputs, target } = preprocessing
      const columns = inputs.map(({ name, kind }) => ({ name, isNumber: kind === 'number' }))
      const table = columns.map((column) => (column.isNumber ? numbers(column.name) : texts(column.name)))
      const feeds = columns.every(({ isNumber }) => isNumber)
        ? {
            input: new Tensor(
              'float64',
              Float64Array.from(rows.flatMap((_, row) => table.map((own) => Number(own[row])))),
              [rows.length, columns.length],
            ),
          }
        : Object.fromEntries(
            columns.map(({ name, isNumber }, i) => [
              name,
              isNumber
                ? new Tensor('float64', Float64Array.from(table[i] as number[]), [rows.length, 1])
                : new Tensor('string', table[i] as string[], [rows.length, 1]),
            ]),
          )
      const answers = await session.run(feeds)
      const each = outputs.length / rows.length
      const row = (i: number) => Array.from(outputs.subarray(i * each, (i + 1) * each))
      switch (target.kind) {
        case 'classes': {
          const exponentials = rows.map((_, i) => row(i).map(Math.exp))
          const expected = exponentials.flatMap((own) => own.map((value) => value / own.reduce((a, b) => a + b)))
          expectLogits(answers['probabilities']!.data, expected)
          const best = rows.map((_, i) => target.classes[row(i).indexOf(Math.max(...row(i)))])
          expect([...answers['label']!.data]).toEqual(best)
          break
        }
        case 'labels':
          expectLogits(
            answers['probabilities']!.data,
            Array.from(outputs, (z) => 1 / (1 + Math.exp(-z))),
          )
          break
        case 'values': {
          // Relative to the spread of each value.
          const scaled = Array.from(answers['values']!.data, (value, i) => {
            const { scale, offset } = target.columns[i % each]!
            return (value - offset) / scale
          })
          expectLogits(Float32Array.from(scaled), outputs)
        }
      }
    },
  )
})
