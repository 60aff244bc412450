/** What sets EMNIST's six datasets apart from MNIST. https://www.nist.gov/itl/products-and-services/emnist-dataset */
export interface EmnistSplit {
  readonly classNames: readonly string[]
}

const DIGITS = [...'0123456789']
const UPPER = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const LOWER = [...'abcdefghijklmnopqrstuvwxyz']
/** Lower-case letters that are drawn unlike their capitals, and so kept apart from them. */
const UNLIKE = [...'abdefghnqrt']

const MERGED = [...DIGITS, ...UPPER, ...UNLIKE]

const SPLITS: Readonly<Record<string, EmnistSplit>> = {
  byclass: { classNames: [...DIGITS, ...UPPER, ...LOWER] },
  bymerge: { classNames: MERGED },
  balanced: { classNames: MERGED },
  // Its labels start at 1; PyTorch's torchvision calls class 0 so too.
  letters: { classNames: ['N/A', ...LOWER] },
  digits: { classNames: DIGITS },
  mnist: { classNames: DIGITS },
}

/** The split of EMNIST that files of this prefix are of: `emnist-letters-`. `undefined` for another prefix. */
export function emnistSplit(prefix: string): EmnistSplit | undefined {
  const [, name = ''] = /^emnist-([a-z]+)-$/i.exec(prefix) ?? []
  return Object.hasOwn(SPLITS, name.toLowerCase()) ? SPLITS[name.toLowerCase()] : undefined
}
