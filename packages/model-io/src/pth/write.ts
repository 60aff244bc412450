import { encodeUtf8, float32Bytes } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { fileMetadata } from '../model/file-metadata.ts'
import type { WriteModelOptions } from '../model/write-options.ts'
import { PickleWriter } from '../pickle/write-pickle.ts'
import { metadataComment } from '../zip/comment-metadata.ts'
import { writeZip } from '../zip/write-zip.ts'

/** The folder inside the zip: any name serves, PyTorch takes the file's. */
const FOLDER = 'model'

/**
 * A `.pth` as `torch.save(model.state_dict(), path)` writes it: an OrderedDict of float32 tensors, each in a storage of
 * its own. `torch.load(path, weights_only=True)` opens it. What the weights do not tell is in the zip's comment.
 *
 * @throws OneloopError `MODEL_TOO_LARGE` past 4 GiB
 */
export function writePth(model: Mlp, options: WriteModelOptions = {}): Uint8Array<ArrayBuffer> {
  const parameters = [...model.namedParameters()]
  const storages = parameters.map(([, , data], i) => [`${FOLDER}/data/${i}`, float32Bytes(data)] as const)
  const files = [
    [`${FOLDER}/data.pkl`, pickleStateDict(parameters)],
    [`${FOLDER}/byteorder`, encodeUtf8('little')],
    ...storages,
    [`${FOLDER}/version`, encodeUtf8('3\n')],
  ] as const
  return writeZip(files, metadataComment(fileMetadata(model, options)))
}

function pickleStateDict(parameters: readonly [string, readonly number[], Float32Array][]): Uint8Array {
  const pickle = new PickleWriter().global('collections', 'OrderedDict').op('EMPTY_TUPLE').op('REDUCE').op('MARK')
  for (const [i, [name, shape, data]] of parameters.entries()) {
    pickle.text(name).global('torch._utils', '_rebuild_tensor_v2').op('MARK')
    pickle.op('MARK').text('storage').global('torch', 'FloatStorage').text(String(i)).text('cpu')
    pickle.integer(data.length).op('TUPLE').op('BINPERSID')
    pickle.integer(0).integers(shape).integers(contiguousStrides(shape)).op('NEWFALSE')
    pickle.global('collections', 'OrderedDict').op('EMPTY_TUPLE').op('REDUCE')
    pickle.op('TUPLE').op('REDUCE')
  }
  return pickle.op('SETITEMS').end()
}

function contiguousStrides(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((stride, size) => stride * size, 1))
}
