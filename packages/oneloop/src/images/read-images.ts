import { OneloopError } from '@oneloop/core'
import { type ClassPicture, type Dataset, type StackOptions, stackImages } from '@oneloop/data'
import { decodePicture } from './decode-picture.ts'

/** A picture's file and where it lies: `cats/tom.png`. */
export interface PictureFile {
  readonly path: string
  bytes(): Promise<Uint8Array>
}

/**
 * Images by class out of the files of a folder, PNG, JPEG, BMP and GIF of any size: the last folder of a file's path is its class.
 *
 * @param files in any order, such as those that `<input type="file" webkitdirectory>` gives
 * @throws OneloopError `IMAGE_UNKNOWN` for a file that is no image, by name; `DATASET_EMPTY`; `TARGET_INVALID`
 */
export function readImages(
  files: Iterable<File> | Iterable<PictureFile>,
  options: Partial<StackOptions> = {},
): Promise<Dataset> {
  const pictures = Array.from(files, asPictureFile)
    .filter(({ path }) => /\.(?:png|jpe?g|bmp|gif)$/i.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return stackImages(decodeAll(pictures), { source: 'the images', ...options })
}

function asPictureFile(file: File | PictureFile): PictureFile {
  if ('bytes' in file && 'path' in file) return file
  const path = file.webkitRelativePath || file.name
  return { path, bytes: async () => new Uint8Array(await file.arrayBuffer()) }
}

async function* decodeAll(files: readonly PictureFile[]): AsyncGenerator<ClassPicture, void, undefined> {
  for (const { path, bytes } of files) {
    const folder = path.split(/[\\/]/).at(-2)
    if (folder === undefined) {
      throw new OneloopError('it lies in no folder, whose name would be its class', {
        code: 'DATA_INVALID',
        file: path,
      })
    }
    yield { class: folder, picture: await decodePicture(await bytes(), path) }
  }
}
