import { writeZip } from '../src/zip/write-zip.ts'
import { type Attack, bytes, uint32, uint64 } from './attack.ts'

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]
const uint16 = (value: number) => [value & 0xff, value >> 8]
const address = (value: number) => uint64(BigInt(value))
const zeros = (count: number) => new Uint8Array(count)
/** Where the root's header lies in every file here. */
const ROOT = 96

/** An HDF5 file whose root is at byte 96, whatever comes after it. */
function hdf5(
  root: Uint8Array,
  { version = 0, rootAt = ROOT }: { version?: number; rootAt?: number } = {},
): Uint8Array {
  const sizes = [version, 0, 0, 0, 0, 8, 8, 0]
  const start = bytes(SIGNATURE, sizes, uint16(4), uint16(16), zeros(4), address(0), address(0), address(0), address(0))
  return bytes(start, address(0), address(rootAt), zeros(24), root)
}

type Message = readonly [type: number, data: Uint8Array]

function header(messages: readonly Message[], { count = messages.length, version = 1 } = {}): Uint8Array {
  const body = bytes(...messages.map(([type, data]) => bytes(uint16(type), uint16(data.length), zeros(4), data)))
  return bytes(version, 0, uint16(count), uint32(1), uint32(body.length), zeros(4), body)
}

const shape = (...sizes: number[]): Message => [0x01, bytes(1, sizes.length, zeros(6), ...sizes.map(address))]
const FLOAT: Message = [0x03, bytes(0x11, 0x20, 0x3f, 0, uint32(4), zeros(12))]
const layout = (at: number, size: number): Message => [0x08, bytes(3, 1, address(at), address(size), zeros(6))]
const table = (tree: number, heap: number): Message => [0x11, bytes(address(tree), address(heap))]
const continuation = (at: number, size: number): Message => [0x10, bytes(address(at), address(size))]

/** A root group, and a tree, a heap of names and a node of symbols after it. */
function group(members: readonly (readonly [name: number, header: number])[], names: string, level = 0): Uint8Array {
  const root = header([table(ROOT + 40, ROOT + 40 + 48)])
  const [heap, symbols] = [ROOT + 88, ROOT + 88 + 32 + names.length]
  const tree = bytes(
    'TREE',
    0,
    level,
    uint16(1),
    address(0),
    address(0),
    address(0),
    address(level === 0 ? symbols : ROOT + 40),
    address(0),
  )
  const heapBytes = bytes('HEAP', zeros(4), address(names.length), address(0), address(heap + 32), names)
  const entries = members.map(([name, at]) => bytes(address(name), address(at), zeros(24)))
  return bytes(root, tree, heapBytes, 'SNOD', 1, 0, uint16(members.length), ...entries)
}

/** An attribute of the root: a text of fixed length. */
const attribute = (name: string, value: string): Message => {
  const type = bytes(0x13, 0, 0, 0, uint32(value.length))
  const space = bytes(1, 0, zeros(6))
  const padded = `${name}\0`.padEnd(Math.ceil((name.length + 1) / 8) * 8, '\0')
  return [0x0c, bytes(1, 0, uint16(name.length + 1), uint16(8), uint16(8), padded, type, space, value)]
}

const sequential = (...layers: unknown[]) => JSON.stringify({ class_name: 'Sequential', config: { name: 'm', layers } })
const lambda = {
  class_name: 'Lambda',
  config: { name: 'l', function: { class_name: '__lambda__', config: { code: 'import os' } } },
}

const corrupt = 'MODEL_FILE_CORRUPT'
const unsupported = 'MODEL_FILE_UNSUPPORTED'
const truncated = 'MODEL_FILE_TRUNCATED'
const tooLarge = 'MODEL_FILE_TOO_LARGE'

export const kerasAttacks: readonly Attack[] = [
  {
    name: 'a signature and no more',
    input: () => bytes(SIGNATURE),
    code: truncated,
    says: /points to byte 8, past its end/,
  },
  {
    name: 'a newer superblock',
    input: () => hdf5(header([]), { version: 3 }),
    code: unsupported,
    says: /HDF5 file of version 3/,
  },
  {
    name: 'a root past the end',
    input: () => hdf5(header([]), { rootAt: 1e6 }),
    code: truncated,
    says: /points to byte 1000000/,
  },
  { name: 'a root at 2⁶³', input: () => hdf5(header([]), { rootAt: 2 ** 62 }), code: truncated, says: /past its end/ },
  {
    name: 'a header of version 2',
    input: () => hdf5(header([], { version: 2 })),
    code: unsupported,
    says: /header of version 2/,
  },
  { name: 'no members', input: () => hdf5(header([])), code: 'MODEL_NOT_MLP', says: /holds no tensors/ },
  {
    name: 'a message that is longer than its header',
    input: () => hdf5(bytes(header([[0x01, zeros(8)]]).slice(0, 18), uint16(5000), zeros(40))),
    code: corrupt,
    says: /goes over its end/,
  },
  {
    name: 'a header that goes on in itself',
    input: () => hdf5(header([continuation(ROOT + 16, 24)], { count: 65535 })),
    code: 'MODEL_NOT_MLP',
    says: /holds no tensors/,
  },
  {
    name: 'a group that holds itself',
    input: () => hdf5(group([[0, ROOT]], 'a\0')),
    code: 'MODEL_NOT_MLP',
    says: /no tensors/,
  },
  { name: 'a tree that is its own child', input: () => hdf5(group([], 'a\0', 1)), code: tooLarge, says: /is too deep/ },
  {
    name: 'a group without its names',
    input: () => hdf5(header([table(ROOT, ROOT)])),
    code: corrupt,
    says: /needs 'HEAP' here/,
  },
  {
    name: 'a shape that overflows',
    input: () => hdf5(header([shape(2 ** 40, 2 ** 40), FLOAT, layout(0, 16)])),
    code: corrupt,
    says: /overflows/,
  },
  {
    name: 'a shape larger than its bytes',
    input: () => hdf5(header([shape(1e6, 1e6), FLOAT, layout(0, 16)])),
    code: corrupt,
    says: /has 16 bytes, not 4000000000000/,
  },
  {
    name: 'values past the end',
    input: () => hdf5(header([shape(2, 2), FLOAT, layout(1e6, 16)])),
    code: truncated,
    says: /points to byte 1000000/,
  },
  {
    name: 'values in chunks',
    input: () => hdf5(header([shape(2, 2), FLOAT, [0x08, bytes(3, 2, zeros(30))]])),
    code: unsupported,
    says: /keeps values in chunks; save it without compression/,
  },
  {
    name: 'compressed values',
    input: () => hdf5(header([shape(2, 2), FLOAT, layout(0, 16), [0x0b, bytes(1, 1, zeros(14))]])),
    code: unsupported,
    says: /is compressed/,
  },
  {
    name: 'the same bytes as a thousand datasets',
    input: () => {
      const count = 1000
      const first = ROOT + 88 + 32 + 6 * count + 8 + 40 * count
      const dataset = header([shape(50, 1000), FLOAT, layout(0, 200_000)])
      const names = Array.from({ length: count }, (_, i) => `${String(i).padStart(5, '0')}\0`).join('')
      const members = Array.from({ length: count }, (_, i) => [6 * i, first + i * dataset.length] as const)
      return bytes(hdf5(group(members, names)), ...members.map(() => dataset), zeros(200_000))
    },
    code: tooLarge,
    says: /values would take more than 33554432 bytes/,
  },
  {
    name: 'a network of deep JSON',
    input: () => hdf5(header([attribute('model_config', '{"a":'.repeat(9000))])),
    code: tooLarge,
    says: /nests deeper than 64/,
  },
  {
    name: 'code in a Lambda layer',
    input: () => hdf5(header([attribute('model_config', sequential(lambda))])),
    code: unsupported,
    says: /the layer l \(Lambda\) is no part/,
  },
  {
    name: 'a layer without its weights',
    input: () => hdf5(header([attribute('model_config', sequential({ class_name: 'Dense', config: { name: 'd' } }))])),
    code: corrupt,
    says: /the layer d \(Dense\) has no kernel/,
  },
  {
    name: 'an archive without its network',
    input: () => writeZip([['model.weights.h5', hdf5(header([]))]]),
    code: corrupt,
    says: /the zip has no config\.json/,
  },
  {
    name: 'an archive whose network is none',
    input: () =>
      writeZip([
        ['config.json', bytes('[]')],
        ['model.weights.h5', hdf5(header([]))],
      ]),
    code: corrupt,
    says: /is not an object/,
  },
]
