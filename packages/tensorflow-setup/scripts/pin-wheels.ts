/**
 * Writes src/wheels/tensorflow-builds.ts's table anew for a version of TensorFlow: which wheels, their sha256 and sizes.
 * CUDA's wheels are taken at the lowest version that TensorFlow accepts: the one that it was built with.
 *
 *     node scripts/pin-wheels.ts 2.21.0
 */
import { writeFile } from 'node:fs/promises'
import yauzl from 'yauzl'
import { isKept } from '../src/wheels/is-kept.ts'
import type { TensorflowBuild, Wheel } from '../src/wheels/wheel.ts'

const INDEX = 'https://pypi.org/simple'
const JSON_API = 'https://pypi.org/pypi'
const version = process.argv[2] ?? '2.21.0'

interface IndexFile {
  filename: string
  url: string
  size: number
  hashes: { sha256: string }
  yanked: boolean | string
}

async function filesOf(project: string): Promise<IndexFile[]> {
  const page = `${INDEX}/${project}/`
  const response = await fetch(page, { headers: { accept: 'application/vnd.pypi.simple.v1+json' } })
  const { files } = (await response.json()) as { files: IndexFile[] }
  return files.map((file) => ({ ...file, url: new URL(file.url, page).href }))
}

/** The end of a wheel, where the list of its members stands: that is all that is read. */
class TailReader extends yauzl.RandomAccessReader {
  readonly tail: Buffer
  readonly start: number
  constructor(tail: Buffer, start: number) {
    super()
    this.tail = tail
    this.start = start
  }
  override read(buffer: Buffer, offset: number, length: number, position: number, done: (error: null) => void): void {
    this.tail.copy(buffer, offset, position - this.start, position - this.start + length)
    setImmediate(done, null)
  }
}

async function unpackedBytesOf(file: IndexFile): Promise<number> {
  const start = Math.max(0, file.size - 8_000_000)
  const response = await fetch(file.url, { headers: { range: `bytes=${start}-${file.size - 1}` } })
  const reader = new TailReader(Buffer.from(await response.arrayBuffer()), start)
  const zip = await yauzl.fromRandomAccessReaderPromise(reader, file.size, { lazyEntries: true })
  let bytes = 0
  for await (const entry of zip.eachEntry()) if (isKept(entry.fileName)) bytes += entry.uncompressedSize
  return bytes
}

async function pin(project: string, wanted: (filename: string) => boolean): Promise<Wheel> {
  const file = (await filesOf(project)).find(({ filename, yanked }) => !yanked && wanted(filename))
  if (file === undefined) throw new Error(`${project}: no such wheel`)
  const unpackedBytes = await unpackedBytesOf(file)
  return { project, file: file.filename, sha256: file.hashes.sha256, bytes: file.size, unpackedBytes }
}

async function pinCuda(): Promise<Wheel[]> {
  const response = await fetch(`${JSON_API}/tensorflow/json`)
  const { info } = (await response.json()) as { info: { version: string; requires_dist: string[] } }
  if (info.version !== version)
    throw new Error(`PyPI's TensorFlow is ${info.version}: read that version's requirements`)
  const wheels: Wheel[] = []
  for (const requirement of info.requires_dist.filter((line) => line.includes('and-cuda'))) {
    const [, project, lowest] = /^([\w-]+)[^;]*?[>=]=([\d.]+)/.exec(requirement)!
    const start = `${project!.replaceAll('-', '_')}-${lowest}-`
    wheels.push(await pin(project!, (name) => name.startsWith(start) && /manylinux.*x86_64/.test(name)))
  }
  return wheels
}

const stem = (project: string) => `${project.replaceAll('-', '_')}-${version}-cp310-cp310-`
const linux = ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2']
const mac = ['tensorflow/libtensorflow_cc.2.dylib', 'tensorflow/libtensorflow_framework.2.dylib']
const one = (project: string, tag: RegExp) => pin(project, (name) => name.startsWith(stem(project)) && tag.test(name))

const builds: Record<string, TensorflowBuild> = {
  'cpu-linux-x64': { version, libraries: linux, wheels: [await one('tensorflow-cpu', /manylinux.*x86_64/)] },
  'gpu-linux-x64': {
    version,
    libraries: linux,
    wheels: [await one('tensorflow', /manylinux.*x86_64/), ...(await pinCuda())],
  },
  'cpu-linux-arm64': { version, libraries: linux, wheels: [await one('tensorflow', /manylinux.*aarch64/)] },
  'cpu-darwin-arm64': { version, libraries: mac, wheels: [await one('tensorflow', /macosx.*arm64/)] },
}

await writeFile(
  new URL('../src/wheels/pinned-builds.ts', import.meta.url),
  `// Written by scripts/pin-wheels.ts.
import type { TensorflowBuild } from './wheel.ts'

export const pinnedBuilds: Readonly<Record<string, TensorflowBuild>> = ${JSON.stringify(builds, null, 2)}
`,
)
