import { OneloopError } from '@oneloop/core'
import type { LabelledImages } from './labelled-images.ts'

/** As many as the datasets of this family have: a small sample need not hold every digit. */
const DIGITS = 10

/**
 * A class for each label up to the highest of the training part, and ten at least.
 *
 * @throws OneloopError `LABEL_OUT_OF_RANGE` when a label is so far above the others that it is a mistake: a network would
 * get an output for each class between, and none of them an example
 */
export function numberedClasses({ labels, labelsFile }: LabelledImages): string[] {
  const present = new Set(labels)
  const classes = Math.max(DIGITS, ...[...present].map((label) => label + 1))
  let before = DIGITS - 1
  for (let label = DIGITS; label < classes; label++) {
    if (!present.has(label)) continue
    if (label - before - 1 > present.size) throw stray(labels, label, before, labelsFile)
    before = label
  }
  return Array.from({ length: classes }, (_, label) => String(label))
}

function stray(labels: Uint8Array, label: number, before: number, file: string): OneloopError {
  const where = `label ${label} of image ${labels.indexOf(label)} stands alone`
  return new OneloopError(`${where}: no image has a label from ${before + 1} to ${label - 1}`, {
    code: 'LABEL_OUT_OF_RANGE',
    file,
    fix: 'correct it, or number the classes from 0 without gaps',
  })
}

/** @throws OneloopError `LABEL_OUT_OF_RANGE` when a label has no class, naming the first */
export function checkLabels({ labels, labelsFile }: LabelledImages, classes: number, why: string): void {
  const bad = labels.findIndex((label) => label >= classes)
  if (bad === -1) return
  throw new OneloopError(`label ${labels[bad]} of image ${bad} has no class: ${why} 0 to ${classes - 1}`, {
    code: 'LABEL_OUT_OF_RANGE',
    file: labelsFile,
    fix: 'take the labels from the same set as the others',
  })
}
