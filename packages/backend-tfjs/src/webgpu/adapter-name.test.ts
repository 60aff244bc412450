import { expect, test } from 'vitest'
import { adapterName, isSoftware } from './adapter-name.ts'

test('an adapter is named by what the runtime tells of it', () => {
  expect(adapterName({ vendor: 'nvidia', architecture: 'ada', device: '', description: 'NVIDIA L4' })).toBe('NVIDIA L4')
  expect(adapterName({ vendor: 'apple', architecture: 'metal-3', device: '', description: '' })).toBe('apple metal-3')
  expect(adapterName({})).toBe('unnamed adapter')
})

test.each([
  { vendor: 'google', architecture: 'swiftshader' },
  { vendor: 'mesa', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
  { vendor: 'microsoft', description: 'Microsoft Basic Render Driver' },
  { vendor: 'any', isFallbackAdapter: true },
])('$vendor $architecture $description is software', (info) => {
  expect(isSoftware(info)).toBe(true)
})

test.each([{ vendor: 'nvidia', architecture: 'lovelace' }, { vendor: 'intel', description: 'Iris Xe' }, {}])(
  '$vendor $architecture $description is hardware',
  (info) => {
    expect(isSoftware(info)).toBe(false)
  },
)
