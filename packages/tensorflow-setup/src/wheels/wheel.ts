/** One file of a Python package index that part of a TensorFlow build is taken from. Pinned: this very file or none. */
export interface Wheel {
  /** The project's name on the index: `tensorflow-cpu`. */
  readonly project: string
  readonly file: string
  /** The SHA-256 of the whole file, in hex. */
  readonly sha256: string
  readonly bytes: number
  /** Bytes of the members that are kept: see `isKept`. */
  readonly unpackedBytes: number
}

/** What one platform's TensorFlow is put together from. */
export interface TensorflowBuild {
  /** TensorFlow's version. */
  readonly version: string
  /** The shared libraries that the binding is linked with, relative to the folder that the wheels are unpacked in. */
  readonly libraries: readonly string[]
  readonly wheels: readonly Wheel[]
}
