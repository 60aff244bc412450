import { pinnedBuilds } from './pinned-builds.ts'
import type { TensorflowBuild } from './wheel.ts'

/** TensorFlow by `buildKey`, for the platforms whose wheels carry its C library. Every wheel is pinned by its sha256. */
export const tensorflowBuilds: Readonly<Record<string, TensorflowBuild>> = pinnedBuilds

/** `cpu-linux-x64`, `gpu-linux-x64`, … */
export function buildKey(of: { gpu: boolean; platform?: string; arch?: string }): string {
  const { gpu, platform = process.platform, arch = process.arch } = of
  return `${gpu ? 'gpu' : 'cpu'}-${platform}-${arch}`
}
