import { deflateSync } from 'node:zlib'
import { crc32 } from '@oneloop/core/files'
import { type Attack, bytes } from './attack.ts'

/** One entry, every field of it to be lied about. */
interface Entry {
  name?: string | Uint8Array
  localName?: string
  data?: Uint8Array
  method?: number
  localMethod?: number
  flags?: number
  crc?: number
  packedBytes?: number
  unpackedBytes?: number
  offset?: number
  extra?: Uint8Array
}

interface End {
  count?: number
  directoryBytes?: number
  directoryOffset?: number
  comment?: string
  disk?: number
}

/** A zip of these entries, as they say that they are. */
function zip(entries: readonly Entry[], end: End = {}): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const { data = new Uint8Array(4), method = 0, flags = 0 } = entry
    const name = bytes(entry.name ?? 'm/data.pkl')
    const localName = bytes(entry.localName ?? name)
    const { crc = crc32(data), packedBytes = data.length, unpackedBytes = data.length } = entry
    const extra = entry.extra ?? new Uint8Array()
    const local = record(
      30,
      [4, 0x04034b50],
      [2, 20],
      [2, flags],
      [2, entry.localMethod ?? method],
      [4, 0],
      [4, crc],
      [4, packedBytes],
      [4, unpackedBytes],
      [2, localName.length],
      [2, 0],
    )
    directory.push(
      record(
        46,
        [4, 0x02014b50],
        [2, 20],
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        [4, crc],
        [4, packedBytes],
        [4, unpackedBytes],
        [2, name.length],
        [2, extra.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, entry.offset ?? at],
      ),
      name,
      extra,
    )
    parts.push(local, localName, data)
    at += local.length + localName.length + data.length
  }
  const central = Buffer.concat(directory)
  const comment = bytes(end.comment ?? '')
  const { count = entries.length, directoryBytes = central.length, directoryOffset = at, disk = 0 } = end
  const tail = record(
    22,
    [4, 0x06054b50],
    [2, disk],
    [2, disk],
    [2, count],
    [2, count],
    [4, directoryBytes],
    [4, directoryOffset],
    [2, comment.length],
  )
  return new Uint8Array(Buffer.concat([...parts, central, tail, comment]))
}

function record(size: number, ...fields: [width: 2 | 4, value: number][]): Uint8Array {
  const view = new DataView(new ArrayBuffer(size))
  let at = 0
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  return new Uint8Array(view.buffer)
}

/** Raw deflate of zeros: a thousandth of their size. */
function bomb(size: number): Uint8Array {
  return new Uint8Array(deflateSync(new Uint8Array(size), { level: 9 })).slice(2, -4)
}

const zip64 = (...values: bigint[]) => {
  const field = new DataView(new ArrayBuffer(4 + 8 * values.length))
  field.setUint16(0, 1, true)
  field.setUint16(2, 8 * values.length, true)
  for (const [i, value] of values.entries()) field.setBigUint64(4 + 8 * i, value, true)
  return new Uint8Array(field.buffer)
}

const MEBIBYTE = 2 ** 20
/** 80 MiB in 80 kB. */
const BOMB = bomb(80 * MEBIBYTE)
const corrupt = 'MODEL_FILE_CORRUPT'
const unsafe = 'MODEL_FILE_UNSAFE'
const tooLarge = 'MODEL_FILE_TOO_LARGE'

export const zipAttacks: readonly Attack[] = [
  {
    name: 'a bomb that says so',
    input: () => zip([{ data: BOMB, method: 8, unpackedBytes: 80 * MEBIBYTE }]),
    code: tooLarge,
    says: /would unpack to more than 33554432 bytes/,
  },
  {
    name: 'a bomb in a hundred parts',
    input: () =>
      zip(
        Array.from({ length: 100 }, (_, i) => ({
          name: `m/data/${i}`,
          data: bomb(MEBIBYTE),
          method: 8,
          unpackedBytes: MEBIBYTE,
        })).concat({ name: 'm/data.pkl', data: bomb(4), method: 8, unpackedBytes: 4 }),
      ),
    code: tooLarge,
    says: /would unpack to more than/,
  },
  {
    name: 'a bomb that says 100 bytes',
    input: () => zip([{ data: BOMB, method: 8, unpackedBytes: 100 }]),
    code: corrupt,
    says: /unpacks to more than it declares/,
  },
  {
    name: 'a bomb that says nothing',
    input: () => zip([{ data: BOMB, method: 8, unpackedBytes: 0 }]),
    code: corrupt,
    says: /unpacks to more than it declares/,
  },
  {
    name: 'an entry that says too much',
    input: () => zip([{ data: bomb(100), method: 8, unpackedBytes: 20 * MEBIBYTE }]),
    code: corrupt,
    says: /unpacks to 100 bytes, not/,
  },
  {
    name: 'deflate that is none',
    input: () => zip([{ data: new Uint8Array(64).fill(0xff), method: 8, unpackedBytes: 64 }]),
    code: corrupt,
    says: /does not unpack/,
  },
  {
    name: 'deflate that stops short',
    input: () => zip([{ data: bomb(5000).slice(0, 6), method: 8, unpackedBytes: 5000 }]),
    code: corrupt,
    says: /unpack/,
  },
  {
    name: 'entries that share their bytes',
    input: () => zip([{ name: 'm/data/0' }, { offset: 0, name: 'm/data.pkl', localName: 'm/data.pkl' }]),
    code: corrupt,
    says: /is another in its local header/,
  },
  {
    name: 'an entry inside another',
    input: () => zip([{ name: 'm/data/0', packedBytes: 40, unpackedBytes: 40 }, {}]),
    code: corrupt,
    says: /the zip entries m\/data\/0 and m\/data\.pkl overlap/,
  },
  {
    name: 'two entries of one name',
    input: () => zip([{}, {}]),
    code: corrupt,
    says: /two entries named m\/data\.pkl/,
  },
  {
    name: 'a name that climbs out',
    input: () => zip([{}, { name: '../../etc/passwd' }]),
    code: unsafe,
    says: /\.\.\/\.\.\/etc\/passwd has a name that leads out/,
  },
  {
    name: 'a name that climbs out later',
    input: () => zip([{}, { name: 'm/../../x' }]),
    code: unsafe,
    says: /leads out/,
  },
  { name: 'an absolute name', input: () => zip([{}, { name: '/etc/passwd' }]), code: unsafe, says: /leads out/ },
  { name: 'a name on a drive', input: () => zip([{}, { name: 'C:x' }]), code: unsafe, says: /leads out/ },
  { name: 'a name with backslashes', input: () => zip([{}, { name: '..\\x' }]), code: unsafe, says: /leads out/ },
  { name: 'a name with a zero', input: () => zip([{}, { name: 'm/data/0\0.txt' }]), code: unsafe, says: /leads out/ },
  {
    name: 'a name that is not UTF-8',
    input: () => zip([{}, { name: Uint8Array.of(0xff, 0xfe) }]),
    code: corrupt,
    says: /not valid UTF-8/,
  },
  {
    name: 'another name in the local header',
    input: () => zip([{ localName: 'm/data.pk1' }, {}]),
    code: corrupt,
    says: /is another in its local header/,
  },
  {
    name: 'another method in the local header',
    input: () => zip([{ localMethod: 8 }]),
    code: corrupt,
    says: /is another in its local header/,
  },
  {
    name: 'an encrypted entry',
    input: () => zip([{ flags: 1 }]),
    code: 'MODEL_FILE_UNSUPPORTED',
    says: /is encrypted/,
  },
  {
    name: 'an unknown method',
    input: () => zip([{ method: 99, localMethod: 99 }]),
    code: 'MODEL_FILE_UNSUPPORTED',
    says: /packed by method 99/,
  },
  {
    name: 'a stored entry of two sizes',
    input: () => zip([{ unpackedBytes: 1000 }]),
    code: corrupt,
    says: /is stored, but has two sizes/,
  },
  { name: 'a wrong checksum', input: () => zip([{ crc: 1 }]), code: corrupt, says: /has a wrong checksum/ },
  {
    name: 'an entry past the end',
    input: () => zip([{ packedBytes: 9000, unpackedBytes: 9000 }]),
    code: corrupt,
    says: /goes over the end/,
  },
  {
    name: 'an entry that starts past the end',
    input: () => zip([{ offset: 0xfffffff0 }]),
    code: corrupt,
    says: /has no local header/,
  },
  {
    name: 'an entry of 2⁶³ bytes',
    input: () => zip([{ packedBytes: 0xffffffff, unpackedBytes: 0xffffffff, extra: zip64(1n << 63n, 1n << 63n) }]),
    code: corrupt,
    says: /goes over the end/,
  },
  {
    name: 'a zip64 field that is too short',
    input: () => zip([{ packedBytes: 0xffffffff, unpackedBytes: 0xffffffff, extra: zip64(8n) }]),
    code: corrupt,
    says: /too short a zip64 field/,
  },
  {
    name: 'more entries than the directory holds',
    input: () => zip([{}], { count: 2 }),
    code: corrupt,
    says: /entries in too small a directory/,
  },
  {
    name: 'fewer entries than the directory holds',
    input: () => zip([{}, { name: 'x' }], { count: 1 }),
    code: corrupt,
    says: /holds more than its entries/,
  },
  {
    name: 'a directory past the end',
    input: () => zip([{}], { directoryOffset: 0x7fffffff }),
    code: corrupt,
    says: /does not end where the end record starts/,
  },
  {
    name: 'a directory that is not there',
    input: () => zip([{}], { directoryOffset: 0, directoryBytes: 100 }),
    code: corrupt,
    says: /the zip directory/,
  },
  {
    name: 'fifty thousand entries',
    input: () =>
      zip(
        Array.from({ length: 50_000 }, (_, i) => ({ name: `m/data/${i}`, data: new Uint8Array() })).concat({
          name: 'm/data.pkl',
          data: new Uint8Array(),
        }),
      ),
    code: tooLarge,
    says: /more than 10000 entries/,
  },
  {
    name: 'a zip over several files',
    input: () => zip([{}], { disk: 1 }),
    code: 'MODEL_FILE_UNSUPPORTED',
    says: /split over several files/,
  },
  {
    name: 'no end',
    input: () => zip([{}]).slice(0, -5),
    code: 'MODEL_FILE_TRUNCATED',
    says: /no end of central directory/,
  },
  {
    name: 'a comment of deep JSON',
    input: () =>
      zip(
        [
          {
            name: 'a.npy',
            data: bytes(
              0x93,
              'NUMPY',
              1,
              0,
              70,
              0,
              "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), }".padEnd(69),
              '\n',
              [0, 0, 0, 0],
            ),
          },
        ],
        { comment: '{"a":'.repeat(10_000) },
      ),
    code: tooLarge,
    says: /nests deeper/,
  },
  {
    name: 'a thousand nested names to look through',
    input: () =>
      bytes(
        'PK',
        3,
        4,
        new Uint8Array(30),
        ...Array.from({ length: 20_000 }, () => bytes('PK', 1, 2, new Uint8Array(24), 0xff, 0xff, '/'.repeat(20))),
      ),
    code: 'MODEL_FORMAT_UNKNOWN',
    says: /no format that is read here/,
  },
]
