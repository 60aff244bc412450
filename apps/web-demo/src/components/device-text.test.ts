import { expect, test } from 'vitest'
import { deviceText } from './device-text.ts'

test.each([
  ['WASM SIMD, 2 threads', 'WASM SIMD, 스레드 2개'],
  [
    'WASM SIMD, 1 thread (the page is not cross-origin isolated)',
    'WASM SIMD, 스레드 1개 (페이지가 격리되지 않았습니다)',
  ],
  ['tfjs 4.22.0, WASM SIMD, 1 thread', 'tfjs 4.22.0, WASM SIMD, 스레드 1개'],
  ['reference (float64 TypeScript)', '기준 구현 (float64 TypeScript)'],
])('%s', (device, korean) => {
  expect(deviceText(device, 'ko')).toBe(korean)
  expect(deviceText(device, 'en')).toBe(device)
})
