import { type Fault, jsonAs, parseJson } from '@oneloop/core/files'
import type { Zip } from './zip-entry.ts'

/**
 * A zip's comment is where formats that have no place for metadata keep ours: a JSON object of text by name, which
 * NumPy and PyTorch pass over. Any other comment is none.
 */
export function commentMetadata(zip: Zip, fault: Fault): Map<string, string> {
  const metadata = new Map<string, string>()
  if (zip.comment[0] !== 0x7b) return metadata
  const json = parseJson(zip.comment, zip.commentOffset, fault)
  for (const [key, value] of jsonAs(json, 'object', "the zip's comment", fault)) {
    metadata.set(key, jsonAs(value, 'string', "an item of the zip's comment", fault))
  }
  return metadata
}

export function metadataComment(metadata: readonly (readonly [string, string])[]): string {
  return JSON.stringify(Object.fromEntries(metadata))
}
