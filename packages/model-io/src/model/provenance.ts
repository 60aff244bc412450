import { printable } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import type { WriteModelOptions } from './write-options.ts'

/** What the first lines of written source code say of the network, guesses among them; safe in any comment. */
export function provenance(model: Mlp, options: WriteModelOptions): string[] {
  const { preprocessing, guessed = {}, softmax, quantize } = options
  const activations = new Set(model.layers.slice(0, -1).map(({ activation }) => activation))
  const kinds = activations.size > 0 ? ` (${[...activations].join(', ')})` : ''
  const lines = [
    `A multi-layer perceptron ${model.widths.join('-')}${kinds}, written by oneloop.`,
    ...(preprocessing ? [] : [takes(options), `It gives ${softmax ? 'probabilities' : 'logits'}.`]),
    ...(quantize === undefined ? [] : ['Its weights are rounded to eight bits, with a scale for each output.']),
    ...Object.values(guessed).map((guess) => `Guessed: ${guess}.`),
  ]
  return lines.map(commentText)
}

function takes({ normalization }: WriteModelOptions): string {
  if (!normalization) return 'It takes features that are normalised already: how, its file did not say.'
  const { scale, offset } = normalization
  return `It takes features as they are: each is multiplied by ${scale} and ${offset} is added.`
}

/** Text for a comment: one line, which neither begins nor ends a comment of C. */
export function commentText(text: string): string {
  return printable(text, MOST).replaceAll('*/', '* /').replaceAll('/*', '/ *')
}

const MOST = 2000
