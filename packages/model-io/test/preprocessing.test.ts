import { describe, expect, test } from 'vitest'
import { formatNames, readModel, writeModel } from '../src/index.ts'
import { expectSameModel } from './expect-same-model.ts'
import { petModel, petTables } from './pets.ts'

describe.each(Object.keys(petTables))('the preprocessing of %s', (name) => {
  const { model, preprocessing } = petModel(petTables[name]!)

  test.each(formatNames)('travels in %s', async (format) => {
    const read = await readModel(writeModel(model, format, { preprocessing }))
    expectSameModel(read.model, model)
    expect(read.preprocessing).toEqual(preprocessing)
    expect(read.inferred).toEqual([])
    const { target } = preprocessing
    expect(read.classNames).toEqual(target.kind === 'classes' ? target.classes : null)
  })
})

test('a preprocessing of another width is refused', async () => {
  const { preprocessing } = petModel(petTables['classes']!)
  const { model } = petModel(petTables['values']!)
  const bytes = writeModel(model, 'safetensors', { preprocessing })
  await expect(readModel(bytes)).rejects.toThrow(/the file's preprocessing is of \d+ inputs and 3 outputs/)
})

test('the same model and preprocessing give the same bytes', () => {
  const [a, b] = [petModel(petTables['classes']!), petModel(petTables['classes']!)]
  const bytes = ({ model, preprocessing }: typeof a) => writeModel(model, 'onnx', { preprocessing })
  expect(bytes(a)).toEqual(bytes(b))
})
