import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll } from 'vitest'

/** Fourteen images of 3×3 and their classes, to be kept in files of every kind. */
export const SIZE = 3
export const LABELS = Array.from({ length: 14 }, (_, i) => i % 3)
export const PIXELS = LABELS.map((_, i) => Uint8Array.from({ length: SIZE * SIZE }, (_, p) => (i * 17 + p * 5) % 256))

/** All images one after the other. */
export const features = Uint8Array.from(PIXELS.flatMap((image) => [...image]))

/** A folder with these files, gone when the test file is done. */
export function folderOf(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'oneloop-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

export function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync(Object.fromEntries(bytes))
}

/** What `numpy.save` writes. */
export function npyOf(type: string, shape: readonly number[], values: Uint8Array): Uint8Array {
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`
  const header = strToU8(`${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`)
  return Uint8Array.of(0x93, ...strToU8('NUMPY'), 1, 0, header.length & 255, header.length >> 8, ...header, ...values)
}
