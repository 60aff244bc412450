import fc from 'fast-check'

/** One change to the bytes of a file. Positions are fractions of its length. */
type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'set'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'copy'; readonly at: number; readonly from: number; readonly length: number }
  | { readonly kind: 'truncate'; readonly at: number }

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** The numbers that break readers: all ones, the sign bit, the largest, zero, in two, four and eight bytes. */
const extreme = fc.constantFrom(
  ...[2, 4, 8].flatMap((size) => [
    new Uint8Array(size).fill(0xff),
    new Uint8Array(size),
    new Uint8Array(size).fill(0xff, 0, size - 1).fill(0x7f, size - 1),
    new Uint8Array(size).fill(0x80, size - 1),
  ]),
)

const someBytes = fc.oneof(extreme, fc.uint8Array({ minLength: 1, maxLength: 8 }))

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set' as const), at: place, bytes: someBytes }) },
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes: someBytes }),
  fc.record({ kind: fc.constant('delete' as const), at: place, length: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constant('copy' as const), at: place, from: place, length: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constant('truncate' as const), at: place }),
)

/** One to three changes. */
export const arbitraryMutations = fc.array(mutation, { minLength: 1, maxLength: 3 })

/** The file with those changes. */
export function mutate(file: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  return mutations.reduce(applyMutation, file)
}

function applyMutation(file: Uint8Array, mutation: Mutation): Uint8Array {
  const at = Math.floor(mutation.at * file.length)
  const [head, tail] = [file.subarray(0, at), file.subarray(at)]
  switch (mutation.kind) {
    case 'flip':
      return file.map((byte, i) => (i === at ? byte ^ (1 << mutation.bit) : byte))
    case 'set':
      return join(head, mutation.bytes, tail.subarray(mutation.bytes.length))
    case 'insert':
      return join(head, mutation.bytes, tail)
    case 'delete':
      return join(head, tail.subarray(mutation.length))
    case 'copy': {
      const from = Math.floor(mutation.from * file.length)
      const piece = file.slice(from, from + mutation.length)
      return join(head, piece, tail.subarray(piece.length))
    }
    case 'truncate':
      return head
  }
}

function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
