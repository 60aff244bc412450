import { type Attack, bytes, uint64 } from './attack.ts'

/** A file with this header, over 8 bytes of data. */
function file(header: string | Uint8Array, data: Uint8Array = new Uint8Array(8)): Uint8Array {
  const text = bytes(header)
  return bytes(uint64(BigInt(text.length)), text, data)
}

function tensor(members: string): Uint8Array {
  return file(`{"fc1.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]${members}}}`)
}

function withTensor(shape: string, offsets: string, dtype = 'F32'): Uint8Array {
  return file(`{"fc1.weight":{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}}`)
}

const two = (first: string, second: string) => {
  const entry = (name: string, offsets: string) => `"${name}":{"dtype":"F32","shape":[1,1],"data_offsets":${offsets}}`
  return file(`{${entry('a.weight', first)},${entry('b.weight', second)}}`)
}

const corrupt = 'MODEL_FILE_CORRUPT'

export const safetensorsAttacks: readonly Attack[] = [
  {
    name: 'a header of 2⁴⁷ bytes',
    input: () => bytes(uint64(1n << 47n), '{}'),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /claims 140737488355328 bytes/,
    offset: 0,
  },
  {
    name: 'a header longer than the file',
    input: () => bytes(uint64(1000n), '{}'),
    code: 'MODEL_FILE_TRUNCATED',
    says: /claims 1000 of the 2 bytes left/,
    offset: 0,
  },
  {
    name: 'a header that is not UTF-8',
    input: () => file(bytes('{"a', 0xff, '":1}')),
    code: corrupt,
    says: /not valid UTF-8/,
    offset: 9,
  },
  {
    name: 'objects a million deep',
    input: () => file('{"a":'.repeat(1e6)),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /nests deeper than 64/,
  },
  {
    name: 'arrays a million deep',
    input: () => file(`{"a":${'['.repeat(1e6)}`),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /nests deeper than 64/,
  },
  {
    name: 'a million values',
    input: () => file(`{"a":[${'0,'.repeat(1e6)}0]}`),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /more than 200000 values/,
  },
  {
    name: 'a header of nine megabytes',
    input: () => file(`{"a":"${'x'.repeat(9e6)}"}`),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /the JSON has 9000008 bytes, more than 8388608/,
    offset: 8,
  },
  {
    name: 'numbers of a hundred digits',
    input: () => file(`{"a":[${Array.from({ length: 5e4 }, () => '9'.repeat(100)).join()}]}`),
    code: corrupt,
    says: /a number of more than 64 characters/,
    offset: 14,
  },
  {
    name: 'a hundred thousand keys',
    input: () => file(`{${Array.from({ length: 1e5 }, (_, i) => `"${String(i).padStart(70, '0')}":1`).join()}}`),
    code: corrupt,
    says: /is not an object/,
  },
  {
    name: 'a tensor given twice',
    input: () => file('{"a":1,"a":2}'),
    code: corrupt,
    says: /the key 'a' twice/,
    offset: 15,
  },
  { name: 'a dtype given twice', input: () => tensor(',"dtype":"I32"'), code: corrupt, says: /the key 'dtype' twice/ },
  {
    name: 'a header that goes on',
    input: () => file('{}{}'),
    code: corrupt,
    says: /goes on after its end/,
    offset: 10,
  },
  {
    name: 'overlapping tensors',
    input: () => two('[0,4]', '[2,6]'),
    code: corrupt,
    says: /b\.weight overlaps the tensor before it/,
  },
  { name: 'the same bytes for two tensors', input: () => two('[0,4]', '[0,4]'), code: corrupt, says: /overlaps/ },
  {
    name: 'a gap between tensors',
    input: () => two('[0,4]', '[8,12]'),
    code: corrupt,
    says: /leaves a gap of 4 bytes/,
  },
  {
    name: 'bytes that no tensor covers',
    input: () => withTensor('[1,1]', '[0,4]'),
    code: corrupt,
    says: /4 bytes belong to no tensor/,
  },
  {
    name: 'a tensor past the end',
    input: () => withTensor('[4,1]', '[0,16]'),
    code: 'MODEL_FILE_TRUNCATED',
    says: /its tensors end at byte/,
  },
  {
    name: 'a range that runs backwards',
    input: () => withTensor('[2,1]', '[8,0]'),
    code: corrupt,
    says: /impossible data_offsets/,
  },
  {
    name: 'a negative offset',
    input: () => withTensor('[2,1]', '[-8,0]'),
    code: corrupt,
    says: /impossible data_offsets/,
  },
  { name: 'NaN for an offset', input: () => withTensor('[2,1]', '[NaN,8]'), code: corrupt, says: /no value here/ },
  {
    name: 'infinity for an offset',
    input: () => withTensor('[2,1]', '[0,1e999]'),
    code: corrupt,
    says: /impossible data_offsets/,
  },
  { name: 'text for an offset', input: () => withTensor('[2,1]', '["0",8]'), code: corrupt, says: /is not a number/ },
  {
    name: 'three offsets',
    input: () => withTensor('[2,1]', '[0,4,8]'),
    code: corrupt,
    says: /impossible data_offsets/,
  },
  {
    name: 'a negative shape',
    input: () => withTensor('[-2,-1]', '[0,8]'),
    code: corrupt,
    says: /impossible shape \[-2, -1\]/,
  },
  {
    name: 'a shape of fractions',
    input: () => withTensor('[0.5,4]', '[0,8]'),
    code: corrupt,
    says: /impossible shape/,
  },
  {
    name: 'a shape that overflows to 2',
    input: () => withTensor('[4294967296,4294967296,2]', '[0,8]'),
    code: corrupt,
    says: /overflows/,
  },
  {
    name: 'a shape that is larger than its bytes',
    input: () => withTensor('[1000000,1000000]', '[0,8]'),
    code: corrupt,
    says: /has 8 bytes, but/,
  },
  {
    name: 'no features, of an absurd number of outputs',
    input: () => file('{"a.weight":{"dtype":"F32","shape":[1000000000000,0],"data_offsets":[0,0]}}', new Uint8Array()),
    code: 'MODEL_NOT_MLP',
    says: /from 0 to 1000000000000 features/,
  },
  {
    name: 'an unknown dtype',
    input: () => withTensor('[2,1]', '[0,8]', 'F33'),
    code: 'MODEL_FILE_UNSUPPORTED',
    says: /unknown dtype 'F33'/,
  },
  {
    name: 'a dtype named after a prototype',
    input: () => withTensor('[2,1]', '[0,8]', 'constructor'),
    code: 'MODEL_FILE_UNSUPPORTED',
    says: /unknown dtype/,
  },
  { name: 'no dtype', input: () => file('{"a.weight":{}}'), code: corrupt, says: /has no 'dtype'/ },
  {
    name: 'a tensor named __proto__',
    input: () => file('{"__proto__":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}'),
    code: 'MODEL_NOT_MLP',
    says: /__proto__ \[2, 1\] is neither/,
  },
  {
    name: 'metadata that is no text',
    input: () => file('{"__metadata__":{"a":1}}'),
    code: corrupt,
    says: /the metadata 'a' is not a string/,
  },
  {
    name: 'a network of its own invention',
    input: () =>
      file(
        '{"__metadata__":{"oneloop":"{\\"version\\":1,\\"layers\\":[{\\"name\\":\\"a\\",\\"in\\":1e9,\\"out\\":1e9,\\"activation\\":\\"relu\\"}]}","oneloop.crc32":"0"},"fc1.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}',
      ),
    code: corrupt,
    says: /description is not of its tensors/,
  },
  {
    name: 'a description without its checksum',
    input: () => file('{"__metadata__":{"oneloop":"{}"}}', new Uint8Array()),
    code: corrupt,
    says: /'oneloop.crc32'/,
  },
  {
    name: 'a name with terminal escapes',
    input: () => file('{"\\u001b[2Jx\\u202e":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}'),
    code: 'MODEL_NOT_MLP',
    says: /: \\u\{1b\}\[2Jx\\u\{202e\} \[2, 1\]/,
  },
]
