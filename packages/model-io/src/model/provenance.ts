import { printable } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import type { WriteModelOptions } from './write-options.ts'

/** What the first lines of written source code say of the network, guesses among them; safe in any comment. */
export function provenance(
  model: Mlp,
  { normalization, guessed = {}, softmax, quantize }: WriteModelOptions,
): string[] {
  const activations = new Set(model.layers.slice(0, -1).map(({ activation }) => activation))
  const lines = [
    `A multi-layer perceptron ${model.widths.join('-')}${activations.size > 0 ? ` (${[...activations].join(', ')})` : ''}, written by oneloop.`,
    normalization
      ? `It takes features as they are: each is multiplied by ${normalization.scale} and ${normalization.offset} is added.`
      : 'It takes features that are normalised already: how, its file did not say.',
    `It gives ${softmax ? 'probabilities' : 'logits'}.`,
    ...(quantize === undefined ? [] : ['Its weights are rounded to eight bits, with a scale for each output.']),
    ...Object.values(guessed).map((guess) => `Guessed: ${guess}.`),
  ]
  // No text begins or ends a comment of C.
  return lines.map((line) => printable(line, MOST).replaceAll('*/', '* /').replaceAll('/*', '/ *'))
}

const MOST = 2000
