import { decodePicture, encodePng, OneloopError, readIdx, writeIdx } from 'oneloop'
import { unzip } from '../files/unzip.ts'
import { zip } from '../files/zip.ts'
import type { OwnClass } from './class-data.ts'
import { exampleImage, SIDE } from './example-image.ts'

/** A class out of an archive. */
export interface ReadClass {
  readonly name: string
  readonly images: readonly Uint8Array[]
}

const IMAGES = 'images-idx3-ubyte'
const LABELS = 'labels-idx1-ubyte'
const NAMES = 'classes.txt'

/** A folder of PNGs for each class, in one zip. */
export function pngArchive(classes: readonly OwnClass[]): Uint8Array<ArrayBuffer> {
  const folders = folderNames(classes.map(({ name }) => name.trim()))
  return zip(
    classes.flatMap(({ examples }, k) =>
      examples.map(({ pixels }, i) => ({
        name: `${folders[k]}/${String(i + 1).padStart(3, '0')}.png`,
        bytes: encodePng({ width: SIDE, height: SIDE, grey: pixels }),
      })),
    ),
  )
}

/** The images and their labels as MNIST's files are, and the names of the classes, one a line, in one zip. */
export function idxArchive(classes: readonly OwnClass[]): Uint8Array<ArrayBuffer> {
  const all = classes.flatMap(({ examples }, label) => examples.map(({ pixels }) => ({ pixels, label })))
  const data = new Uint8Array(all.length * SIDE * SIDE)
  for (const [i, { pixels }] of all.entries()) data.set(pixels, i * SIDE * SIDE)
  return zip([
    { name: IMAGES, bytes: writeIdx({ shape: [all.length, SIDE, SIDE], data }) },
    { name: LABELS, bytes: writeIdx({ shape: [all.length], data: Uint8Array.from(all, ({ label }) => label) }) },
    { name: NAMES, bytes: new TextEncoder().encode(classes.map(({ name }) => `${name.trim()}\n`).join('')) },
  ])
}

/**
 * The classes of a zip that was made here, or of any zip of pictures in a folder for each class.
 *
 * @throws OneloopError `ZIP_BROKEN`, `TOO_LARGE`; `DATASET_EMPTY` where there are no pictures; what the decoders throw
 */
export async function readArchive(bytes: Uint8Array, file: string): Promise<ReadClass[]> {
  const entries = unzip(bytes, file)
  const images = entries.get(IMAGES)
  return images === undefined ? readPictures(entries, file) : readIdxFiles(images, entries, file)
}

function readIdxFiles(images: Uint8Array, entries: ReadonlyMap<string, Uint8Array>, file: string): ReadClass[] {
  const { shape, data } = readIdx(images, { file })
  const labels = readIdx(entries.get(LABELS) ?? new Uint8Array(), { file }).data
  const [count = 0, rows = 0, columns = 0] = shape
  if (rows !== SIDE || columns !== SIDE || labels.length !== count) {
    throw new OneloopError(`there are ${count} images of ${rows} × ${columns} and ${labels.length} labels`, {
      code: 'IDX_BAD_DIMENSIONS',
      file,
    })
  }
  const names = new TextDecoder().decode(entries.get(NAMES)).split('\n')
  const classes = Math.max(...labels, -1) + 1
  return Array.from({ length: classes }, (_, label) => ({
    name: names[label]?.trim() || String(label),
    images: Array.from(labels.keys())
      .filter((i) => labels[i] === label)
      .map((i) => data.slice(i * SIDE * SIDE, (i + 1) * SIDE * SIDE)),
  }))
}

async function readPictures(entries: ReadonlyMap<string, Uint8Array>, file: string): Promise<ReadClass[]> {
  const classes = new Map<string, Uint8Array[]>()
  for (const path of [...entries.keys()].sort()) {
    const [folder, name] = path.split('/').slice(-2)
    if (name === undefined || name.startsWith('.') || !/\.(?:png|jpe?g)$/i.test(name)) continue
    const pixels = exampleImage(await decodePicture(entries.get(path)!, path))
    classes.set(folder!, [...(classes.get(folder!) ?? []), pixels])
  }
  if (classes.size > 0) return Array.from(classes, ([name, images]) => ({ name, images }))
  throw new OneloopError('it holds no pictures in folders', { code: 'DATASET_EMPTY', file })
}

/** The classes' names as folders can be called, no two alike. */
function folderNames(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map((name) => {
    const safe = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+$/, '_')
    let folder = safe
    for (let n = 2; used.has(folder); n++) folder = `${safe} ${n}`
    used.add(folder)
    return folder
  })
}
