import { basename } from 'node:path'
import { LESSON_TRANSFORM } from '@oneloop/mnist-data'
import type { ReadModel } from '@oneloop/model-io'
import { readModelFile } from '@oneloop/model-io/node'
import type { Output } from '../output.ts'

/** A model file of any format; what it does not say is guessed, and the guess is said. */
export async function openModel(path: string, output: Output): Promise<ReadModel & { readonly transform: AffineMap }> {
  const read = await readModelFile(path)
  for (const guess of read.inferred) output.warn(`${basename(path)}: ${guess}`)
  if (read.normalization === null && read.preprocessing === null)
    output.warn(`${basename(path)}: normalisation not said, taken to be the lesson's, bytes to [-1, 1]`)
  return { ...read, transform: read.normalization ?? LESSON_TRANSFORM }
}

type AffineMap = typeof LESSON_TRANSFORM
