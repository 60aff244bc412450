import { printable } from '@oneloop/core'
import { elementCount, type Fault, type StoredTensor } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import { Hdf5Bytes } from './hdf5-bytes.ts'
import {
  ATTRIBUTE,
  DATASPACE,
  DATATYPE,
  FILTERS,
  LAYOUT,
  type Message,
  readLayout,
  readMessages,
  readShape,
  readTextAttribute,
  readType,
  SYMBOL_TABLE,
} from './messages.ts'

export const HDF5_SIGNATURE = '\x89HDF\r\n\x1a\n'

/** What an HDF5 file holds of numbers and texts. */
export interface Hdf5File {
  /** Every dataset of numbers, by its path: `model_weights/dense/dense/kernel`. */
  readonly tensors: readonly StoredTensor[]
  /** Every attribute that is one text, by the path of its group and then by name; the root's path is empty. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const ADDRESS_BYTES = 8
const SYMBOL_BYTES = 40
const ROOT_HEADER = 64
const MAX_DEPTH = 32

/**
 * Reads an HDF5 file as h5py writes it by default, and so Keras: superblock 0, groups of symbol tables, values one after
 * another. Compression, chunks and the newer layouts are refused by name.
 * https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html
 *
 * @param base offset of `bytes` in the file, for errors
 */
export function readHdf5(bytes: Uint8Array, base: number, fault: Fault): Hdf5File {
  const file = new Hdf5Bytes(bytes, base, fault)
  file.signature(0, HDF5_SIGNATURE)
  const version = file.uint8(8)
  if (version > 1 || file.uint8(13) !== ADDRESS_BYTES || file.uint8(14) !== ADDRESS_BYTES) {
    const what = `it is an HDF5 file of version ${version}, which is not read here`
    throw file.fault('MODEL_FILE_UNSUPPORTED', what, 8, "write it with h5py's default libver")
  }
  const tensors: StoredTensor[] = []
  const texts = new Map<string, ReadonlyMap<string, string>>()
  const seen = new Set<number>()
  const bound = memoryBound(bytes.length)
  let total = 0
  visit(file.uint64(ROOT_HEADER + (version === 1 ? 4 : 0)), '', 0)
  return { tensors, texts }

  function visit(header: number, path: string, depth: number): void {
    file.step(header)
    if (depth > MAX_DEPTH)
      throw file.fault('MODEL_FILE_TOO_LARGE', `the HDF5 file nests deeper than ${MAX_DEPTH}`, header)
    // A group may be linked to from several places, its own inside among them.
    if (seen.has(header)) return
    seen.add(header)
    const messages = readMessages(file, header)
    const attributes = messages.filter(({ type }) => type === ATTRIBUTE)
    const named = attributes.map((message) => readTextAttribute(file, message, file.fault))
    texts.set(path, new Map(named.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))))
    const table = messages.find(({ type }) => type === SYMBOL_TABLE)
    if (table === undefined) {
      const tensor = readDataset(messages, path, header)
      if (tensor !== undefined) tensors.push(tensor)
      return
    }
    for (const [name, child] of members(file.uint64(table.at), file.uint64(table.at + 8))) {
      visit(child, path === '' ? name : `${path}/${name}`, depth + 1)
    }
  }

  function readDataset(messages: readonly Message[], name: string, header: number): StoredTensor | undefined {
    const find = (wanted: number) => messages.find(({ type }) => type === wanted)
    const [space, type, layout] = [find(DATASPACE), find(DATATYPE), find(LAYOUT)]
    if (space === undefined || type === undefined || layout === undefined) return undefined
    const kind = readType(file, type)
    // Texts beside the weights, such as the names of classes.
    if (kind.kind !== 'number') return undefined
    if (find(FILTERS) !== undefined) {
      const what = `${printable(name)} is compressed`
      throw file.fault('MODEL_FILE_UNSUPPORTED', what, header, 'save it without compression')
    }
    const shape = readShape(file, space)
    const place = readLayout(file, layout, kind.dtype, shape)
    total += 4 * elementCount(shape, name, header, file.fault)
    if (total > bound)
      throw file.fault('MODEL_FILE_TOO_LARGE', `its values would take more than ${bound} bytes`, header)
    return { name, dtype: kind.dtype, shape, bytes: file.slice(place.at, place.bytes), offset: base + place.at }
  }

  /** The names and headers of a group's members, in the order of their names. */
  function members(tree: number, heap: number): [name: string, header: number][] {
    file.signature(heap, 'HEAP')
    const names = file.uint64(heap + 24)
    const found: [string, number][] = []
    visitNode(tree, 0)
    return found

    function visitNode(at: number, depth: number): void {
      file.step(at)
      if (depth > MAX_DEPTH) throw file.fault('MODEL_FILE_TOO_LARGE', 'a tree of the HDF5 file is too deep', at)
      file.signature(at, 'TREE')
      const [type, level, entries] = [file.uint8(at + 4), file.uint8(at + 5), file.uint16(at + 6)]
      if (type !== 0) throw file.fault('MODEL_FILE_CORRUPT', 'a group of the HDF5 file has a tree of another kind', at)
      for (let i = 0; i < entries; i++) {
        // Keys and children take turns, after the addresses of the two neighbours.
        const child = file.uint64(at + 8 + 2 * ADDRESS_BYTES + i * 2 * ADDRESS_BYTES + ADDRESS_BYTES)
        if (level > 0) visitNode(child, depth + 1)
        else visitSymbols(child)
      }
    }

    function visitSymbols(at: number): void {
      file.signature(at, 'SNOD')
      const count = file.uint16(at + 6)
      for (let i = 0; i < count; i++) {
        const entry = at + 8 + i * SYMBOL_BYTES
        file.step(entry)
        found.push([file.text(names + file.uint64(entry), MAX_NAME), file.uint64(entry + ADDRESS_BYTES)])
      }
    }
  }
}

const MAX_NAME = 1024
