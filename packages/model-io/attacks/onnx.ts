import { type FieldValue, writeMessage } from '@oneloop/core/files'
import { type Attack, bytes } from './attack.ts'

type Fields = readonly (readonly [number, FieldValue])[]

const message = (...fields: Fields) => writeMessage(fields)
const initializer = (name: string, dims: readonly number[], data: Uint8Array, ...more: Fields) =>
  message(...dims.map((size) => [1, size] as const), [2, 1], [8, name], [9, data], ...more)
const node = (operator: string, inputs: readonly string[], output: string, ...more: Fields) =>
  message(...inputs.map((name) => [1, name] as const), [2, output], [3, `the_${operator}`], [4, operator], ...more)
const named = (name: string) => message([1, name])
const graph = (nodes: readonly Uint8Array[], tensors: readonly Uint8Array[], ...more: Fields) =>
  message(
    ...nodes.map((bytes) => [1, bytes] as const),
    ...tensors.map((bytes) => [5, bytes] as const),
    [11, named('x')],
    [12, named('y')],
    ...more,
  )
const model = (inside: Uint8Array, ...more: Fields) =>
  message([1, 7], [7, inside], [8, message([1, ''], [2, 13])], ...more)

const weight = initializer('w', [2, 2], new Uint8Array(16))
const dense = node('MatMul', ['x', 'w'], 'y')
const external = (location: string) =>
  message([1, 2], [1, 2], [2, 1], [8, 'w'], [13, message([1, 'location'], [2, location])], [14, 1])

const corrupt = 'MODEL_FILE_CORRUPT'
const truncated = 'MODEL_FILE_TRUNCATED'
const unsupported = 'MODEL_FILE_UNSUPPORTED'
const tooLarge = 'MODEL_FILE_TOO_LARGE'
const UNREACHED = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]

export const onnxAttacks: readonly Attack[] = [
  {
    name: 'a length of 2⁶³ bytes',
    input: () => bytes(8, 7, 0x3a, UNREACHED),
    code: truncated,
    says: /claims 9223372036854776000 of 0 bytes/,
    offset: 2,
  },
  {
    name: 'a negative length',
    input: () => bytes(8, 7, 0x3a, new Uint8Array(9).fill(0xff), 1),
    code: truncated,
    says: /claims -1 of/,
  },
  {
    name: 'a nested length past its message',
    input: () => model(bytes(0x0a, 100, 1)),
    code: truncated,
    says: /claims 100 of 1 bytes/,
  },
  {
    name: 'a number of eleven bytes',
    input: () => bytes(8, 7, 0x40, new Uint8Array(11).fill(0x80), 1),
    code: corrupt,
    says: /more than ten bytes/,
  },
  {
    name: 'a number without an end',
    input: () => bytes(8, 7, 0x40, 0x80),
    code: truncated,
    says: /ends inside a number/,
  },
  { name: 'field number 0', input: () => bytes(8, 7, 0x00, 1), code: corrupt, says: /impossible field number/ },
  { name: 'a group', input: () => bytes(8, 7, 0x3b, 0x3c), code: corrupt, says: /the unknown type 3/ },
  {
    name: 'a million fields',
    input: () =>
      bytes(
        8,
        7,
        new Uint8Array(2e6).map((_, i) => (i % 2 === 0 ? 0x28 : 1)),
      ),
    code: tooLarge,
    says: /more than 500000 fields/,
  },
  { name: 'a graph of the wrong type', input: () => message([1, 7], [7, 1]), code: corrupt, says: /wrong type/ },
  { name: 'no graph', input: () => message([1, 7], [2, 'x']), code: corrupt, says: /without an ONNX graph/ },
  {
    name: 'two graphs',
    input: () => model(graph([dense], [weight]), [7, graph([dense], [weight])]),
    code: corrupt,
    says: /two graphs/,
  },
  {
    name: 'a negative shape',
    input: () => model(graph([dense], [initializer('w', [-2, -2], new Uint8Array(16))])),
    code: corrupt,
    says: /impossible shape/,
  },
  {
    name: 'a shape that overflows',
    input: () => model(graph([dense], [initializer('w', [2 ** 40, 2 ** 40], new Uint8Array(16))])),
    code: corrupt,
    says: /overflows/,
  },
  {
    name: 'a shape larger than its bytes',
    input: () => model(graph([dense], [initializer('w', [1e6, 1e6], new Uint8Array(16))])),
    code: corrupt,
    says: /has 16 bytes, but/,
  },
  {
    name: 'a shape of a million sizes',
    input: () => model(graph([dense], [message([1, new Uint8Array(1e6).fill(1)], [2, 1], [8, 'w'])])),
    code: tooLarge,
    says: /longer than 64/,
  },
  {
    name: 'values in two places',
    input: () => model(graph([dense], [initializer('w', [2, 2], new Uint8Array(16), [4, new Uint8Array(16)])])),
    code: corrupt,
    says: /more than one place/,
  },
  {
    name: 'fewer values than a shape of 10¹⁰',
    input: () => model(graph([dense], [message([1, 1e5], [1, 1e5], [2, 6], [8, 'w'], [5, 1])])),
    code: tooLarge,
    says: /would take more than/,
  },
  {
    name: 'an unknown element type',
    input: () => model(graph([dense], [message([1, 2], [2, 99], [8, 'w'])])),
    code: unsupported,
    says: /the element type 99/,
  },
  {
    name: 'two tensors of one name',
    input: () => model(graph([dense], [weight, weight])),
    code: corrupt,
    says: /have one name/,
  },
  {
    name: 'a name that is not UTF-8',
    input: () => model(graph([dense], [initializer('w', [2, 2], new Uint8Array(16), [8, Uint8Array.of(0xff)])])),
    code: corrupt,
    says: /not valid UTF-8/,
  },
  {
    name: 'weights in /etc/passwd',
    input: () => model(graph([dense], [external('/etc/passwd')])),
    code: 'MODEL_FILE_UNSAFE',
    says: /lies in '\/etc\/passwd'/,
  },
  {
    name: 'weights above the folder',
    input: () => model(graph([dense], [external('../secret')])),
    code: 'MODEL_FILE_UNSAFE',
    says: /no plain file name/,
  },
  {
    name: 'weights in the folder itself',
    input: () => model(graph([dense], [external('..')])),
    code: 'MODEL_FILE_UNSAFE',
    says: /no plain file name/,
  },
  {
    name: 'weights in a file that is too short',
    input: () => [
      { name: 'm.onnx', bytes: model(graph([dense], [external('m.data')])) },
      { name: 'm.data', bytes: new Uint8Array(4) },
    ],
    code: truncated,
    says: /m\.data at byte 4: w ends at byte 16/,
  },
  {
    name: 'a convolution',
    input: () => model(graph([node('Conv', ['x', 'w'], 'y')], [weight])),
    code: unsupported,
    says: /the node the_Conv \(Conv\) is no part of a multi-layer perceptron/,
  },
  {
    name: 'an operator named after a prototype',
    input: () => model(graph([node('constructor', ['x', 'w'], 'y')], [weight])),
    code: unsupported,
    says: /\(constructor\) is no part/,
  },
  {
    name: 'an operator of another domain',
    input: () => model(graph([node('MatMul', ['x', 'w'], 'y', [7, 'evil.example'])], [weight])),
    code: unsupported,
    says: /\(evil\.example\.MatMul\)/,
  },
  {
    name: 'a loop',
    input: () => model(graph([node('Relu', ['y'], 'z'), node('Add', ['z', 'x'], 'y')], [weight])),
    code: corrupt,
    says: /takes y, which nothing gives/,
  },
  {
    name: 'a skip connection',
    input: () =>
      model(graph([node('MatMul', ['x', 'w'], 'a'), node('Relu', ['a'], 'b'), node('Add', ['a', 'b'], 'y')], [weight])),
    code: unsupported,
    says: /the_Add \(Add\) is no part/,
  },
  {
    name: 'a value given twice',
    input: () => model(graph([dense, dense], [weight])),
    code: corrupt,
    says: /two nodes give y/,
  },
  {
    name: 'no layers at all',
    input: () => model(graph([node('Identity', ['x'], 'y')], [])),
    code: unsupported,
    says: /ends in no linear layer/,
  },
  {
    name: 'two inputs',
    input: () => model(graph([dense], [weight], [11, named('x2')])),
    code: unsupported,
    says: /2 inputs and 1 outputs/,
  },
  {
    name: 'functions of its own',
    input: () => model(graph([dense], [weight]), [25, message([1, 'f'])]),
    code: unsupported,
    says: /functions of its own/,
  },
  {
    name: 'one weight for twenty thousand layers',
    input: () => {
      const nodes = Array.from({ length: 20_000 }, (_, i) =>
        message([1, `v${i}`], [1, 'w'], [2, `v${i + 1}`], [4, 'MatMul']),
      )
      const big = initializer('w', [40, 40], new Uint8Array(6400))
      return model(
        message(...nodes.map((bytes) => [1, bytes] as const), [5, big], [11, named('v0')], [12, named('v20000')]),
      )
    },
    code: tooLarge,
    says: /its layers would take more than/,
  },
]
