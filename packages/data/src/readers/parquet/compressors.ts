import { gunzipSync } from 'fflate'
import { decompress } from 'fzstd'
import type { Compressors } from 'hyparquet'

/**
 * What Parquet files are packed with besides Snappy, which hyparquet unpacks by itself: gzip, and zstd, as polars writes.
 * Brotli and LZ4 are rare; Brotli's dictionary alone is as large as all other readers.
 */
export const compressors: Compressors = {
  GZIP: (input, outputLength) => gunzipSync(input, { out: new Uint8Array(outputLength) }),
  ZSTD: (input, outputLength) => decompress(input, new Uint8Array(outputLength)),
}
