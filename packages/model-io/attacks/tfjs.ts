import { writeZip } from '../src/zip/write-zip.ts'
import { type Attack, bytes } from './attack.ts'

const dense = { class_name: 'Dense', config: { name: 'fc1', units: 2, activation: 'linear', use_bias: false } }
const kernel = { name: 'fc1/kernel', shape: [2, 2], dtype: 'float32' }

interface Parts {
  layers?: readonly unknown[]
  weights?: readonly unknown[]
  paths?: readonly unknown[]
  topology?: unknown
}

function json({ layers = [dense], weights = [kernel], paths = ['weights.bin'], topology }: Parts = {}): Uint8Array {
  const modelTopology = topology ?? { class_name: 'Sequential', config: { name: 'm', layers } }
  return bytes(JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest: [{ paths, weights }] }))
}

function files(parts?: Parts, weights = new Uint8Array(16)): { name: string; bytes: Uint8Array }[] {
  return [
    { name: 'model.json', bytes: json(parts) },
    { name: 'weights.bin', bytes: weights },
  ]
}

const corrupt = 'MODEL_FILE_CORRUPT'
const unsupported = 'MODEL_FILE_UNSUPPORTED'

export const tfjsAttacks: readonly Attack[] = [
  {
    name: 'weights above the folder',
    input: () => files({ paths: ['../../etc/passwd'] }),
    code: 'MODEL_FILE_UNSAFE',
    says: /no plain file name/,
  },
  {
    name: 'weights at an address',
    input: () => files({ paths: ['https://evil.example/w.bin'] }),
    code: 'MODEL_FILE_UNSAFE',
    says: /no plain file name/,
  },
  {
    name: 'weights that were not given',
    input: () => json(),
    code: 'MODEL_FILES_MISSING',
    says: /lie in 'weights\.bin'; give that file too/,
  },
  {
    name: 'weights that are too short',
    input: () => files({}, new Uint8Array(12)),
    code: 'MODEL_FILE_TRUNCATED',
    says: /fc1\/kernel \[2, 2\] needs 16 bytes, 12 are left/,
  },
  {
    name: 'weights that are too long',
    input: () => files({}, new Uint8Array(20)),
    code: corrupt,
    says: /take 16 bytes, their file has 20/,
  },
  {
    name: 'a negative shape',
    input: () => files({ weights: [{ ...kernel, shape: [-2, -2] }] }),
    code: corrupt,
    says: /impossible shape/,
  },
  {
    name: 'a shape that overflows',
    input: () => files({ weights: [{ ...kernel, shape: [2 ** 40, 2 ** 40] }] }),
    code: corrupt,
    says: /overflows/,
  },
  {
    name: 'a shape of text',
    input: () => files({ weights: [{ ...kernel, shape: ['2', 2] }] }),
    code: corrupt,
    says: /is not a number/,
  },
  {
    name: 'an unknown dtype',
    input: () => files({ weights: [{ ...kernel, dtype: 'string' }] }),
    code: unsupported,
    says: /the dtype 'string'/,
  },
  {
    name: 'a dtype named after a prototype',
    input: () => files({ weights: [{ ...kernel, dtype: '__proto__' }] }),
    code: unsupported,
    says: /the dtype '__proto__'/,
  },
  {
    name: 'two weights of one name',
    input: () => files({ weights: [kernel, { ...kernel, shape: [0] }] }),
    code: corrupt,
    says: /two weights are named/,
  },
  {
    name: 'a file used a thousand times',
    input: () => files({ paths: Array.from({ length: 1000 }, () => 'weights.bin') }, new Uint8Array(2 ** 20)),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /would take more than/,
  },
  {
    name: 'a kernel that is not there',
    input: () => files({ weights: [{ ...kernel, name: 'other' }] }),
    code: corrupt,
    says: /has no kernel \[in, out\]/,
  },
  {
    name: 'a bias that is not there',
    input: () => files({ layers: [{ ...dense, config: { ...dense.config, use_bias: true } }] }),
    code: corrupt,
    says: /has no bias \[2\]/,
  },
  {
    name: 'code in a Lambda layer',
    input: () => files({ layers: [dense, { class_name: 'Lambda', config: { name: 'l', function: 'import os' } }] }),
    code: unsupported,
    says: /the layer l \(Lambda\) is no part/,
  },
  {
    name: 'an unknown activation',
    input: () => files({ layers: [{ ...dense, config: { ...dense.config, activation: 'constructor' } }] }),
    code: unsupported,
    says: /the activation 'constructor'/,
  },
  {
    name: 'a dropout of 2',
    input: () => files({ layers: [dense, { class_name: 'Dropout', config: { name: 'd', rate: 2 } }, dense] }),
    code: 'MODEL_NOT_MLP',
    says: /the dropout 2/,
  },
  { name: 'a layer without a class', input: () => files({ layers: [{}] }), code: corrupt, says: /has no 'class_name'/ },
  {
    name: 'a layer that is no object',
    input: () => files({ layers: [null] }),
    code: corrupt,
    says: /is not an object/,
  },
  {
    name: 'a model of another class',
    input: () => files({ topology: { class_name: 'Evil', config: { layers: [] } } }),
    code: unsupported,
    says: /it is a Evil/,
  },
  { name: 'no layers', input: () => files({ layers: [] }), code: 'MODEL_NOT_MLP', says: /holds no layers/ },
  {
    name: 'a graph model',
    input: () => bytes('{"format":"graph-model"}'),
    code: unsupported,
    says: /a tfjs graph-model/,
  },
  { name: 'any other JSON', input: () => bytes('{"a":1}'), code: corrupt, says: /without a modelTopology/ },
  {
    name: 'JSON a million deep',
    input: () => bytes('{"a":'.repeat(1e6)),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /nests deeper than 64/,
  },
  {
    name: 'a key given twice',
    input: () => bytes('{"format":"layers-model","format":"x"}'),
    code: corrupt,
    says: /the key 'format' twice/,
  },
  { name: 'JSON that stops short', input: () => json().slice(0, 40), code: corrupt, says: /JSON/ },
  {
    name: 'a zip without its weights',
    input: () => writeZip([['model.json', json()]]),
    code: 'MODEL_FILES_MISSING',
    says: /lie in 'weights\.bin'/,
  },
  {
    name: 'one kernel for twenty thousand layers',
    input: () =>
      files(
        { layers: Array.from({ length: 20_000 }, () => dense), weights: [{ ...kernel, shape: [40, 40] }] },
        new Uint8Array(6400),
      ),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /its layers would take more than/,
  },
]
