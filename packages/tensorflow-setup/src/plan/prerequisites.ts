import { readFileSync } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import { formatBytes } from '../format-bytes.ts'

/** Something that the setup needs and this machine lacks. */
export interface Missing {
  readonly what: string
  readonly fix: string
}

/** What the machine offers, as far as the setup cares: read once, so that what follows from it can be tested. */
export interface Machine {
  readonly platform: string
  readonly arch: string
  /** `undefined`: no glibc (musl, or not Linux). */
  readonly glibc: string | undefined
  readonly cpuFlags: string | undefined
}

export function thisMachine(): Machine {
  const { header } = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } }
  let cpuFlags: string | undefined
  try {
    cpuFlags = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]
  } catch {
    // Not Linux, or no /proc: nothing is known, so nothing is said.
  }
  return { platform: process.platform, arch: process.arch, glibc: header.glibcVersionRuntime, cpuFlags }
}

const GLIBC = '2.27'

/** What of the machine itself stands in the way of TensorFlow's published libraries. */
export function missingOfMachine(machine: Machine, gpu: boolean, hasBuild: boolean): Missing[] {
  const { platform, arch, glibc, cpuFlags } = machine
  if (!hasBuild) {
    return [
      {
        what: `TensorFlow is published for no ${gpu ? 'NVIDIA GPU on ' : ''}${platform} ${arch} in a form that can be bound`,
        fix: platform === 'win32' ? 'use WSL 2, or the webgpu backend' : 'use the webgpu or the wasm backend',
      },
    ]
  }
  const missing: Missing[] = []
  if (platform === 'linux' && (glibc === undefined || isOlder(glibc, GLIBC))) {
    missing.push({
      what: `glibc ${GLIBC} or newer (here: ${glibc ?? 'none, so probably musl'})`,
      fix: 'use a distribution with glibc, such as Debian 10, Ubuntu 18.04 or newer',
    })
  }
  if (arch === 'x64' && cpuFlags !== undefined && !/\bavx\b/.test(cpuFlags)) {
    missing.push({ what: 'a CPU with AVX', fix: 'use the wasm backend' })
  }
  return missing
}

/** Makes the cache folder and sees whether the build fits in it. */
export async function missingOfDisk(cacheDir: string, bytes: number): Promise<Missing[]> {
  try {
    await mkdir(cacheDir, { recursive: true })
    const { bavail, bsize } = await statfs(cacheDir)
    const free = bavail * bsize
    if (free >= bytes) return []
    return [
      {
        what: `${formatBytes(bytes)} of disk in ${cacheDir} (free: ${formatBytes(free)})`,
        fix: 'make room, or choose another disk with XDG_CACHE_HOME',
      },
    ]
  } catch (error) {
    return [
      {
        what: `a cache folder that can be written (${(error as Error).message})`,
        fix: 'choose another with XDG_CACHE_HOME',
      },
    ]
  }
}

export const NO_COMPILER: Missing = {
  what: 'a C++17 compiler with its standard library',
  fix: 'apt-get install g++ (Debian, Ubuntu), dnf install gcc-c++ (Fedora), xcode-select --install (macOS), or set CXX',
}

export const NO_TFJS_NODE: Missing = {
  what: 'the npm package @tensorflow/tfjs-node',
  fix: 'npm install --ignore-scripts @tensorflow/tfjs-node',
}

function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number)
  return major < thanMajor || (major === thanMajor && minor < thanMinor)
}
