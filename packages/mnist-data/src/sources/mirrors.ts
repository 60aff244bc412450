import { CLASS_NAMES, type DatasetName, FILE_NAMES } from '../catalog.ts'
import type { ByteCache } from './byte-cache.ts'
import { checkSha256 } from './check-sha256.ts'
import { download } from './download.ts'
import { PUBLISHED } from './published.ts'
import type { Part, Source, SourceFile } from './source.ts'

/** Options of the sources on the web. */
export interface MirrorOptions {
  /** Folders on the web to try, in order, instead of the public ones. */
  readonly urls?: readonly string[]
  /** Where downloads are kept. Default: nowhere. */
  readonly cache?: ByteCache
}

/**
 * A dataset by name, over HTTP: each mirror in order, with retries, each of which goes on where the last one broke off.
 * Every file's SHA-256 is verified, whether it comes from the network or from the cache.
 *
 * `read` throws OneloopError `DOWNLOAD_FAILED` when no mirror gave the file, and the signal's reason when it aborts.
 */
export function mirrors(dataset: DatasetName, { urls = PUBLISHED[dataset].urls, cache }: MirrorOptions = {}): Source {
  return {
    name: `${dataset} from ${urls[0]}`,
    classNames: CLASS_NAMES[dataset],
    verifies: 'sha256',
    async read(part, options = {}) {
      const kept = cache && (await fromCache(dataset, part, cache))
      if (kept === undefined) return download({ dataset, part, urls, cache }, options)
      const { file, bytes } = kept
      options.onProgress?.({ part, file, loadedBytes: bytes.length, totalBytes: bytes.length })
      return kept
    },
  }
}

async function fromCache(dataset: DatasetName, part: Part, cache: ByteCache): Promise<SourceFile | undefined> {
  const key = `${dataset}/${FILE_NAMES[part]}.gz`
  try {
    const bytes = await cache.get(key)
    if (bytes === undefined) return undefined
    await checkSha256(bytes, PUBLISHED[dataset].sha256[part], key)
    return { bytes, file: key }
  } catch {
    // A damaged or unreadable copy is as good as none.
    await cache.delete(key).catch(() => undefined)
    return undefined
  }
}
