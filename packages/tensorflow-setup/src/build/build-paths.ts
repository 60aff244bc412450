import { join } from 'node:path'

/** Raised when a change to how the binding is compiled must not be served an older one from the cache. */
const REVISION = 2

/** Where the parts of one build lie. */
export interface BuildPaths {
  /** Unpacked wheels, laid out as pip does: TensorFlow finds CUDA's libraries at `../nvidia/…/lib`. */
  readonly library: string
  /** The same while it is being filled: it becomes `library` in one move, so a library that exists is whole. */
  readonly staging: string
  /** The binding. One serves every Node: it uses Node-API alone, which is ABI-stable. */
  readonly binding: string
  /** Wheels on their way. A file put here by hand is used in place of a download. */
  readonly downloads: string
  /** Held by the one setup at work in this cache. */
  readonly lock: string
}

export function buildPaths(cacheDir: string, build: { key: string; tensorflow: string; tfjsNode: string }): BuildPaths {
  const root = join(cacheDir, 'tensorflow')
  const library = join(root, `${build.tensorflow}-${build.key}`)
  return {
    library,
    staging: `${library}.unpacking`,
    binding: join(library, `tfjs-node-${build.tfjsNode}-r${REVISION}`, 'tfjs_binding.node'),
    downloads: join(root, 'downloads'),
    lock: join(root, 'setup.lock'),
  }
}

/** The mark that a wheel has been unpacked as a whole into a folder. */
export function unpackedMark(folder: string, wheelFile: string): string {
  return join(folder, `.${wheelFile}.unpacked`)
}
