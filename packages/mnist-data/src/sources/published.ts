import type { DatasetName } from '../catalog.ts'
import { MNIST_SHA256 } from '../catalog.ts'
import type { Part } from './source.ts'

/** How a dataset is published on the web. */
export interface Published {
  /** Folders that hold the same four files, in the order they are tried. */
  readonly urls: readonly string[]
  /** SHA-256 of each `.gz` file, and of what is in it where that is known: servers may unpack on the way. */
  readonly sha256: Readonly<Record<Part, readonly string[]>>
}

export const PUBLISHED: Readonly<Record<DatasetName, Published>> = {
  // http://yann.lecun.com/exdb/mnist, by its two public mirrors (the original asks for a password now and then).
  mnist: {
    urls: ['https://storage.googleapis.com/cvdf-datasets/mnist/', 'https://ossci-datasets.s3.amazonaws.com/mnist/'],
    sha256: {
      'train-images': [
        '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
        MNIST_SHA256['train-images'],
      ],
      'train-labels': [
        '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
        MNIST_SHA256['train-labels'],
      ],
      'test-images': ['8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6', MNIST_SHA256['test-images']],
      'test-labels': ['f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6', MNIST_SHA256['test-labels']],
    },
  },
  // https://github.com/zalandoresearch/fashion-mnist
  'fashion-mnist': {
    urls: [
      'https://fashion-mnist.s3.eu-central-1.amazonaws.com/',
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    ],
    sha256: {
      'train-images': ['3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84'],
      'train-labels': ['a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845'],
      'test-images': ['346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073'],
      'test-labels': ['67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5'],
    },
  },
  // https://github.com/rois-codh/kmnist
  kmnist: {
    urls: ['https://codh.rois.ac.jp/kmnist/dataset/kmnist/', 'http://codh.rois.ac.jp/kmnist/dataset/kmnist/'],
    sha256: {
      'train-images': ['51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4'],
      'train-labels': ['e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17'],
      'test-images': ['edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5'],
      'test-labels': ['20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c'],
    },
  },
}
