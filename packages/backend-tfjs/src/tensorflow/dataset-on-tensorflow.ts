import type { DatasetOnDevice } from '../engine/resident-row-source.ts'
import type { Tensor, Tf } from '../tf.ts'

/** The parts of tfjs-node's backend that run one of TensorFlow's operations, which its types keep to itself. */
interface TensorflowBackend {
  readonly binding: Readonly<Record<string, number>>
  readonly tensorMap: { get(dataId: object): { dtype: number } }
  executeSingleOutput(name: string, attributes: Attribute[], inputs: Tensor[]): Tensor
}

interface Attribute {
  readonly name: string
  readonly type: number
  readonly value: number | boolean
}

/**
 * Datasets as TensorFlow's `uint8`, which tfjs has no name for: a quarter of the floats, and uploaded once. TensorFlow's own
 * `GatherV2` is called because tfjs's reads the indices back from the device to check them.
 */
export const datasetOnTensorflow: DatasetOnDevice = {
  upload(tf, features, width) {
    if (features instanceof Float32Array) return tf.tensor2d(features, [features.length / width, width])
    const bytes = tf.tensor2d(features, [features.length / width, width], 'bool')
    // Nothing has been uploaded yet: that happens at the first use, with the type that stands here.
    const { binding, tensorMap } = backendOf(tf)
    tensorMap.get(bytes.dataId).dtype = binding['TF_UINT8']!
    return bytes
  },
  gather(tf, features, rows, { scale, offset }) {
    const backend = backendOf(tf)
    const { binding } = backend
    const type = (name: string, value: string) => ({ name, type: binding['TF_ATTR_TYPE']!, value: binding[value]! })
    const stored = features.dtype === 'bool' ? 'TF_UINT8' : 'TF_FLOAT'
    const gathered = backend.executeSingleOutput(
      'GatherV2',
      [
        type('Tparams', stored),
        type('Tindices', 'TF_INT32'),
        type('Taxis', 'TF_INT32'),
        { name: 'batch_dims', type: binding['TF_ATTR_INT']!, value: 0 },
      ],
      [features, tf.tensor1d(rows, 'int32'), tf.scalar(0, 'int32')],
    )
    const floats = backend.executeSingleOutput(
      'Cast',
      [
        type('SrcT', stored),
        type('DstT', 'TF_FLOAT'),
        { name: 'Truncate', type: binding['TF_ATTR_BOOL']!, value: false },
      ],
      [gathered],
    )
    return tf.add(tf.mul(floats, scale), offset)
  },
  maxBytes: Number.POSITIVE_INFINITY,
}

function backendOf(tf: Tf): TensorflowBackend {
  return tf.backend() as unknown as TensorflowBackend
}
