import { writeZip } from '../src/zip/write-zip.ts'
import { type Attack, bytes, uint32 } from './attack.ts'

const PROTO = bytes(0x80, 2)

/** A `.pth` in the zip format around a pickle of protocol 2. */
function pth(...pickle: Parameters<typeof bytes>): Uint8Array {
  const files = [
    ['m/data.pkl', bytes(PROTO, ...pickle)],
    ['m/data/0', new Uint8Array(16)],
  ] as const
  return writeZip(files)
}

const global = (module: string, name: string) => bytes('c', module, '\n', name, '\n')
const text = (value: string) => bytes('X', uint32(new TextEncoder().encode(value).length), value)
const call = (module: string, name: string, ...args: Uint8Array[]) => bytes(global(module, name), '(', ...args, 'tR')
const int = (value: number) => bytes('J', uint32(value))
const tuple = (...items: Uint8Array[]) => bytes('(', ...items, 't')
const storage = (count: number, key = '0', type = global('torch', 'FloatStorage')) =>
  bytes(tuple(text('storage'), type, text(key), text('cpu'), int(count)), 'Q')
const orderedDict = call('collections', 'OrderedDict')
const tensor = (from: Uint8Array, offset: number, shape: number[], strides: number[]) =>
  call(
    'torch._utils',
    '_rebuild_tensor_v2',
    from,
    int(offset),
    tuple(...shape.map(int)),
    tuple(...strides.map(int)),
    bytes(0x89),
    orderedDict,
  )
const dict = (name: string, value: Uint8Array) => bytes('}(', text(name), value, 'u')

/** Names that run code, read files or reach for more names, each as GLOBAL and REDUCE. */
const FORBIDDEN: [module: string, name: string][] = [
  ['os', 'system'],
  ['posix', 'system'],
  ['nt', 'system'],
  ['subprocess', 'Popen'],
  ['subprocess', 'check_output'],
  ['builtins', 'eval'],
  ['__builtin__', 'eval'],
  ['builtins', 'exec'],
  ['builtins', 'getattr'],
  ['builtins', 'compile'],
  ['builtins', '__import__'],
  ['builtins', 'open'],
  ['importlib', 'import_module'],
  ['copyreg', '_reconstructor'],
  ['copy_reg', '_reconstructor'],
  ['copyreg', 'add_extension'],
  ['functools', 'partial'],
  ['operator', 'attrgetter'],
  ['types', 'FunctionType'],
  ['pickle', 'loads'],
  ['_codecs', 'lookup'],
  ['builtins', 'bytearray'],
  ['webbrowser', 'open'],
  ['socket', 'socket'],
  ['numpy.core.multiarray', '_reconstruct'],
  ['numpy.testing._private.utils', 'runstring'],
  ['torch', 'load'],
  ['torch.storage', '_load_from_bytes'],
  ['torch.hub', 'load'],
  ['torch._utils', '_rebuild_qtensor'],
  ['torch._dynamo.guards', 'GuardBuilder.get'],
  ['torch.nn.modules.linear', 'Linear'],
  ['__main__', 'Net'],
  ['collections', 'OrderedDict.__init__'],
  ['collections', 'namedtuple'],
]

const unsafe = 'MODEL_FILE_UNSAFE'
const corrupt = 'MODEL_FILE_CORRUPT'
const escaped = (name: string) => name.replace(/[.]/g, '\\.')

export const pickleAttacks: readonly Attack[] = [
  ...FORBIDDEN.map(
    ([module, name]) =>
      ({
        name: `a call of ${module}.${name}`,
        input: () => pth(call(module, name, text('id')), '.'),
        code: unsafe,
        says: new RegExp(`asks for ${escaped(`${module}.${name}`)}, which is not among`),
      }) as const,
  ),
  {
    name: 'os.system in the older format',
    input: () => bytes(PROTO, call('os', 'system', text('id')), '.'),
    code: unsafe,
    says: /asks for os\.system/,
    offset: 2,
  },
  {
    name: 'os.system by STACK_GLOBAL',
    input: () => pth(text('os'), text('system'), 0x93, text('id'), 0x85, 'R.'),
    code: unsafe,
    says: /asks for os\.system/,
  },
  {
    name: 'os.system by INST',
    input: () => pth('(', text('id'), 'ios\nsystem\n.'),
    code: unsafe,
    says: /asks for os\.system/,
  },
  {
    name: 'os.system, the name put together from parts',
    input: () => pth(text('o'), text('s'), 0x86, text('system'), 0x93, '.'),
    code: unsafe,
    says: /STACK_GLOBAL of what is not text/,
  },
  {
    name: 'os.system inside a tensor',
    input: () =>
      pth(dict('fc1.weight', call('torch._utils', '_rebuild_tensor_v2', call('os', 'system', text('id')))), '.'),
    code: unsafe,
    says: /asks for os\.system/,
  },
  {
    name: 'os.system as a dict key that is thrown away',
    input: () => pth(call('os', 'system', text('id')), '0}.'),
    code: unsafe,
    says: /asks for os\.system/,
  },
  {
    name: 'os.system as a persistent id',
    input: () => pth(tuple(text('storage'), global('os', 'system'), text('0'), text('cpu'), int(4)), 'Q.'),
    code: unsafe,
    says: /asks for os\.system/,
  },
  {
    name: 'a call of what a call gave',
    input: () => pth(orderedDict, text('id'), 0x85, 'R.'),
    code: unsafe,
    says: /calls a dict/,
  },
  {
    name: 'a call of a storage class',
    input: () => pth(call('torch', 'FloatStorage', int(2 ** 31 - 1)), '.'),
    code: unsafe,
    says: /calls torch\.FloatStorage/,
  },
  {
    name: 'a call of text',
    input: () => pth(text('os.system'), text('id'), 0x85, 'R.'),
    code: unsafe,
    says: /calls the value "os\.system"/,
  },
  { name: 'OBJ', input: () => pth('(', global('collections', 'OrderedDict'), 'o.'), code: unsafe, says: /uses OBJ/ },
  {
    name: 'NEWOBJ',
    input: () => pth(global('collections', 'OrderedDict'), ')', 0x81, '.'),
    code: unsafe,
    says: /uses NEWOBJ/,
  },
  {
    name: 'NEWOBJ_EX',
    input: () => pth(global('collections', 'OrderedDict'), ')}', 0x92, '.'),
    code: unsafe,
    says: /uses NEWOBJ_EX/,
  },
  { name: 'a copyreg extension', input: () => pth(0x82, 1, '.'), code: unsafe, says: /uses EXT1/ },
  {
    name: 'a state for a tensor',
    input: () => pth(tensor(storage(4), 0, [2, 2], [2, 1]), '}b.'),
    code: unsafe,
    says: /sets the state of a tensor/,
  },
  {
    name: 'a state for a class',
    input: () => pth(global('torch', 'FloatStorage'), '}b.'),
    code: unsafe,
    says: /sets the state of torch\.FloatStorage/,
  },
  {
    name: 'a module by persistent id, with its source',
    input: () => pth(tuple(text('module'), text('Net'), text('net.py'), text('import os')), 'Q.'),
    code: unsafe,
    says: /a whole module with its code/,
  },
  {
    name: 'a whole pickled network',
    input: () => pth(call('__main__', 'Net'), '.'),
    code: unsafe,
    says: /save the state dict alone: torch\.save\(model\.state_dict\(\), path\)/,
  },
  { name: 'an unknown opcode', input: () => pth(0xff, '.'), code: unsafe, says: /unknown opcode 0xff/ },

  {
    name: 'a tensor rebuilt from text',
    input: () => pth(call('torch._utils', '_rebuild_tensor_v2', text('storage')), '.'),
    code: corrupt,
    says: /from wrong arguments/,
  },
  {
    name: 'a tensor rebuilt from nothing',
    input: () => pth(call('torch._utils', '_rebuild_tensor_v2'), '.'),
    code: corrupt,
    says: /from wrong arguments/,
  },
  {
    name: 'a parameter of no tensor',
    input: () => pth(call('torch._utils', '_rebuild_parameter', text('x')), '.'),
    code: corrupt,
    says: /wrong arguments/,
  },
  {
    name: 'a tensor past its storage',
    input: () => pth(tensor(storage(4), 0, [3, 2], [2, 1]), '.'),
    code: corrupt,
    says: /reaches element 5 of a storage of 4/,
  },
  {
    name: 'a tensor that starts past its storage',
    input: () => pth(tensor(storage(4), 4, [1], [1]), '.'),
    code: corrupt,
    says: /reaches element 4/,
  },
  {
    name: 'a negative start',
    input: () => pth(tensor(storage(4), -1, [1], [1]), '.'),
    code: corrupt,
    says: /wrong arguments/,
  },
  {
    name: 'a negative stride',
    input: () => pth(tensor(storage(4), 3, [4], [-1]), '.'),
    code: corrupt,
    says: /wrong arguments/,
  },
  {
    name: 'a negative shape',
    input: () => pth(tensor(storage(4), 0, [-2, -2], [2, 1]), '.'),
    code: corrupt,
    says: /impossible shape/,
  },
  {
    name: 'a shape that overflows',
    input: () => pth(tensor(storage(4), 0, [2 ** 31 - 1, 2 ** 31 - 1], [0, 0]), '.'),
    code: corrupt,
    says: /overflows/,
  },
  {
    name: 'one byte repeated sixty million times, in a file of half a kilobyte',
    input: () =>
      pth(dict('fc1.weight', tensor(storage(16, '0', global('torch', 'ByteStorage')), 0, [6e6, 10], [0, 0])), '.'),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /would take more than 33554432 bytes/,
  },
  {
    name: 'one number repeated a billion times',
    input: () => pth(dict('fc1.weight', tensor(storage(4), 0, [30000, 30000], [0, 0])), '.'),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /would take more than 33554432 bytes/,
  },
  {
    name: 'a thousand views of one storage',
    input: () =>
      pth(
        '}(',
        ...Array.from({ length: 1000 }, (_, i) =>
          bytes(text(`l${i}.weight`), tensor(storage(4), 0, [1000, 1000], [0, 0])),
        ),
        'u.',
      ),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /would take more than/,
  },
  {
    name: 'a tensor that stands for its negative',
    input: () =>
      pth(
        call(
          'torch._utils',
          '_rebuild_tensor_v2',
          storage(4),
          int(0),
          tuple(int(4)),
          tuple(int(1)),
          bytes(0x89),
          orderedDict,
          dict('neg', bytes(0x88)),
        ),
        '.',
      ),
    code: 'MODEL_FILE_UNSUPPORTED',
    says: /the negative of its values; save tensor\.resolve_neg\(\)/,
  },
  {
    name: 'a storage that is not in the file',
    input: () => pth(dict('fc1.weight', tensor(storage(4, '7'), 0, [2, 2], [2, 1])), '.'),
    code: corrupt,
    says: /storage 7 is not in the zip/,
  },
  {
    name: 'a storage of another length',
    input: () => pth(dict('fc1.weight', tensor(storage(400), 0, [2, 2], [2, 1])), '.'),
    code: corrupt,
    says: /has 16 bytes, not 1600/,
  },
  { name: 'a storage of two lengths', input: () => pth(storage(4), storage(5), '.'), code: corrupt, says: /two sizes/ },
  {
    name: 'a storage by a path',
    input: () => pth(dict('fc1.weight', tensor(storage(4, '../../secret'), 0, [2, 2], [2, 1])), '.'),
    code: corrupt,
    says: /is not in the zip/,
  },
  {
    name: 'a parameter given twice',
    input: () => pth('}(', text('a'), 'N', text('a'), 'Nu.'),
    code: corrupt,
    says: /the key "a" twice/,
  },

  {
    name: 'a memo bomb: lists of lists, doubling',
    input: () => pth(']', ...Array.from({ length: 200 }, (_, i) => bytes('q', i, '0](h', i, 'h', i, 'e')), '.'),
    code: 'MODEL_NOT_MLP',
    says: /holds no dict/,
  },
  {
    name: 'a list that holds itself',
    input: () => pth(']q', 0, 'h', 0, 'a.'),
    code: 'MODEL_NOT_MLP',
    says: /holds no dict/,
  },
  {
    name: 'lists a million deep',
    input: () => pth(']'.repeat(1e6), 'a'.repeat(1e6 - 1), '.'),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /more than 500000 operations/,
  },
  {
    name: 'tuples a quarter of a million deep',
    input: () => pth(')', bytes(0x85).length === 1 ? new Uint8Array(250_000).fill(0x85) : '', '.'),
    code: 'MODEL_NOT_MLP',
    says: /holds no dict/,
  },
  {
    name: 'a million marks',
    input: () => pth('('.repeat(1e6), '.'),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /more than 500000 operations/,
  },
  {
    name: 'text of 4 GB',
    input: () => pth('X', uint32(0xffffffff), '.'),
    code: 'MODEL_FILE_TRUNCATED',
    says: /before the 4294967295 bytes it announces/,
  },
  {
    name: 'text of 2⁶³ bytes',
    input: () => pth(0x8d, [0, 0, 0, 0, 0, 0, 0, 0x80], '.'),
    code: 'MODEL_FILE_TRUNCATED',
    says: /before the 9223372036854776000 bytes/,
  },
  {
    name: 'a number of 2 GB',
    input: () => pth(0x8b, uint32(0x7fffffff), '.'),
    code: 'MODEL_FILE_TRUNCATED',
    says: /before the 2147483647 bytes/,
  },
  {
    name: 'a number of a million digits',
    input: () => pth('L', '9'.repeat(1e6), 'L\n.'),
    code: corrupt,
    says: /malformed integer/,
  },
  {
    name: 'text that is not UTF-8',
    input: () => pth('X', uint32(1), 0xff, '.'),
    code: corrupt,
    says: /not valid UTF-8/,
  },
  { name: 'a name without an end', input: () => pth('cos'), code: 'MODEL_FILE_TRUNCATED', says: /ends inside a line/ },
  { name: 'no STOP', input: () => pth('}'), code: 'MODEL_FILE_TRUNCATED', says: /ends before the 1 bytes/ },
  { name: 'a memo that was never put', input: () => pth('h', 9, '.'), code: corrupt, says: /recalls nothing: memo 9/ },
  { name: 'an empty stack', input: () => pth('R.'), code: corrupt, says: /empty stack/ },
  { name: 'values below a mark', input: () => pth('}(s.'), code: corrupt, says: /empty stack/ },
  { name: 'a mark that was never set', input: () => pth('t.'), code: corrupt, says: /never opened/ },
  {
    name: 'a key without a value',
    input: () => pth('}(', text('a'), 'u.'),
    code: corrupt,
    says: /a key without a value/,
  },
  {
    name: 'items for what is no dict',
    input: () => pth(']', text('a'), 'Ns.'),
    code: corrupt,
    says: /needs a dict here/,
  },
  {
    name: 'protocol 255',
    input: () => writeZip([['m/data.pkl', bytes(0x80, 255, '}.')]]),
    code: 'MODEL_FILE_UNSUPPORTED',
    says: /protocol 255/,
  },
  {
    name: 'a bare pickle',
    input: () => bytes(PROTO, '}.'),
    code: 'MODEL_FILE_UNSUPPORTED',
    says: /a bare pickle/,
    offset: 0,
  },
]
