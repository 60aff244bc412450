/** What a tensor is to its module. */
export type Part = 'weight' | 'bias' | 'mean' | 'variance' | 'count'

/** Who names tensors so: PyTorch, whose weights are `[out, in]`; Keras and scikit-learn, `[in, out]`; or anyone. */
export type NameStyle = 'torch' | 'keras' | 'any'

export interface NameParts {
  /** What the names of one module's tensors have in common. */
  readonly stem: string
  readonly part: Part
  readonly style: NameStyle
}

const WORDS: readonly (readonly [pattern: RegExp, part: Part, style: NameStyle])[] = [
  [/^weight$/, 'weight', 'torch'],
  [/^bias$/, 'bias', 'torch'],
  [/^running_mean$/, 'mean', 'torch'],
  [/^running_var$/, 'variance', 'torch'],
  [/^num_batches_tracked$/, 'count', 'torch'],
  [/^(?:kernel|coefs?|gamma)$/, 'weight', 'keras'],
  [/^(?:beta|intercepts?)$/, 'bias', 'keras'],
  [/^moving_mean$/, 'mean', 'keras'],
  [/^moving_variance$/, 'variance', 'keras'],
  [/^(?:w|weights?|theta)$/i, 'weight', 'any'],
  [/^(?:b|bias(?:es)?)$/i, 'bias', 'any'],
]

/** Where the word for the part may stand in a name, and the stem beside it; tried in this order. */
const SHAPES: readonly RegExp[] = [
  // fc1.weight, dense/kernel, bn.running_mean, layer1_w
  /^(?<stem>.*)[./](?<word>[^./]+)$/s,
  /^(?<stem>.*?)_(?<word>[a-z]+(?:_[a-z]+)*)$/is,
  /^(?<stem>)(?<word>[^./]+)$/s,
  // W1, bias_2, coefs_0, net.w3
  /^(?<stem>(?:.*[./_])?)(?<word>[a-z]+)[._]?(?<number>\d+)$/is,
  // b_hidden, W.out
  /^(?<word>[a-z]+)[._](?<stem>.+)$/is,
  // layer2W, Wo, bh
  /^(?<stem>.*\d)(?<word>[wb])$/is,
  /^(?<word>[Wwb])(?<stem>[A-Za-z]\w{0,15})$/s,
]

/** Takes the part out of a tensor's name; undefined for a name that says none. */
export function namePartsOf(name: string): NameParts | undefined {
  const bare = name.replace(/:0$/, '')
  for (const shape of SHAPES) {
    const { stem = '', word = '', number = '' } = shape.exec(bare)?.groups ?? {}
    const found = WORDS.find(([pattern]) => pattern.test(word))
    if (found !== undefined) return { stem: `${stem}${number}`, part: found[1], style: found[2] }
  }
  return undefined
}
