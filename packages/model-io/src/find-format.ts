import { OneloopError } from '@oneloop/core'
import { faultIn } from '@oneloop/core/files'
import type { ModelReader, NamedBytes, OpenFile } from './model-format.ts'

/**
 * The format of the first file whose content is of a known one, and that file with the others as its companions.
 *
 * @throws OneloopError `MODEL_FORMAT_UNKNOWN`
 */
export function findFormat(
  formats: readonly ModelReader[],
  files: readonly NamedBytes[],
): { format: ModelReader; file: OpenFile } {
  // Weights may begin with any bytes, those of another format too.
  const candidates = files.toSorted((a, b) => Number(isWeights(a.name)) - Number(isWeights(b.name)))
  for (const file of candidates) {
    const format = formats.find((candidate) => candidate.detect(file.bytes))
    if (format === undefined) continue
    const companions = files.filter((other) => other !== file)
    return { format, file: { ...file, companions, fault: faultIn(file.name) } }
  }
  const [first] = files
  throw new OneloopError(recognised(first!.bytes) ?? 'its content is of no format that is read here', {
    code: 'MODEL_FORMAT_UNKNOWN',
    file: first!.name,
    offset: 0,
    fix: `known: ${formats.map(({ name }) => name).join(', ')}`,
  })
}

/** `weights.bin`, `model.onnx.data`: never the main file of several. */
function isWeights(name: string): boolean {
  return /\.(?:bin|data)$/i.test(name)
}

/** What common files that are not read here look like, so that the error can say so. */
const STRANGERS: [prefix: string, what: string][] = [
  ['GGUF', 'it is a GGUF file, which is not read here'],
  ['\x1f\x8b', 'it is a gzip file: unpack it first'],
  ['<!DOCTYPE', 'it is a web page, not a model'],
  ['<html', 'it is a web page, not a model'],
  ['version https://git-lfs', 'it is a Git LFS pointer: fetch the file that it points to'],
]

function recognised(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'it is empty'
  const start = String.fromCharCode(...bytes.subarray(0, 32))
  return STRANGERS.find(([prefix]) => start.startsWith(prefix))?.[1]
}
