import { expect, test } from 'vitest'
import { encodePng, gzip, writeIdx } from '../index.ts'
import { whatItIs } from './what-it-is.ts'

const text = (words: string) => new TextEncoder().encode(words)

test.each([
  ['HTML, a page and not the data', text('\n<!DOCTYPE html><html><head><title>404</title>')],
  ['HTML, a page and not the data', text('<html lang="en">')],
  ['XML', text('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>')],
  ['JSON', text('{"message": "Not Found"}')],
  [
    'a Git LFS pointer and not the file that it stands for',
    text('version https://git-lfs.github.com/spec/v1\noid sha256:0'),
  ],
  ['a PNG picture', encodePng({ width: 1, height: 1, grey: new Uint8Array(1) })],
  ['an IDX file', writeIdx({ shape: [1], data: new Uint8Array(1) })],
  ['a tar archive', Uint8Array.of(...new Uint8Array(257).fill(97), ...text('ustar\0'))],
  ['an empty file', new Uint8Array(0)],
  ['text', text('label,1x1,1x2\n5,0,0')],
  [null, Uint8Array.of(1, 2, 3, 4)],
])('%s', (expected, bytes) => {
  expect(whatItIs(bytes)).toBe(expected)
})

test('gzip data', async () => {
  expect(whatItIs(await gzip(text('hello')))).toBe('gzip data')
})
