import type { BuildPaths } from '../build/build-paths.ts'
import type { TfjsNodePackage } from '../load/find-tfjs-node.ts'
import type { Wheel } from '../wheels/wheel.ts'
import type { Missing } from './prerequisites.ts'

/** One thing that the setup will do. */
export type SetupStep =
  | { readonly kind: 'download'; readonly wheel: Wheel; readonly url: URL; readonly target: string }
  | { readonly kind: 'unpack'; readonly wheel: Wheel; readonly file: string; readonly isDownloaded: boolean }
  | {
      readonly kind: 'compile'
      readonly compiler: string
      readonly sources: string
      readonly library: string
      readonly libraries: readonly string[]
      readonly target: string
    }
  | { readonly kind: 'check'; readonly binding: string }

/** What a setup will do, worked out before anything is done. */
export interface SetupPlan {
  readonly gpu: boolean
  /** `'linux x64'` */
  readonly platform: string
  /** TensorFlow's version; undefined where none is published for this platform. */
  readonly tensorflow: string | undefined
  /** Undefined when neither package is installed. */
  readonly tfjsNode: TfjsNodePackage | undefined
  /** `'official'`: the package's own binding works, nothing is to do; `'built'`: it was or will be built. */
  readonly source: 'official' | 'built'
  /** The binding that there is or will be. */
  readonly binding: string | undefined
  /** Where a build's parts lie; undefined where nothing is to be built. */
  readonly paths: BuildPaths | undefined
  readonly steps: readonly SetupStep[]
  /** From the network. */
  readonly downloadBytes: number
  /** Kept in the cache for good. */
  readonly diskBytes: number
  /** Empty when the setup can start. */
  readonly missing: readonly Missing[]
}
