declare module 'virtual:mnist' {
  import type { Part } from 'oneloop'
  import type { DataFile } from './data/data-file.ts'

  /** All of MNIST. */
  export const full: Readonly<Record<Part, DataFile>>
  /** The first 1,000 test images. */
  export const sample: Readonly<Record<'test-images' | 'test-labels', DataFile>>
}
