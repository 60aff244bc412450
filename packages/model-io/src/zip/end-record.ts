import type { Fault } from '@oneloop/core/files'

const END = 0x06054b50
const END_BYTES = 22
const END64_LOCATOR = 0x07064b50
const END64_LOCATOR_BYTES = 20
const END64 = 0x06064b50
const END64_BYTES = 56

/** Where the central directory lies, and the comment. */
export interface EndRecord {
  readonly entryCount: number
  readonly directoryOffset: number
  readonly directoryBytes: number
  readonly commentOffset: number
}

/**
 * Finds the end of central directory record, with its zip64 extension where there is one.
 *
 * Stricter than the format: the comment ends with the file, and the directory ends where the record starts, so that
 * nothing hides between them and every reader sees the same directory.
 */
export function readEndRecord(view: DataView, fault: Fault): EndRecord {
  const at = findEnd(view)
  if (at === undefined) throw fault('MODEL_FILE_TRUNCATED', 'the zip has no end of central directory', view.byteLength)
  if (view.getUint16(at + 4, true) !== 0 || view.getUint16(at + 6, true) !== 0) {
    throw fault('MODEL_FILE_UNSUPPORTED', 'the zip is split over several files', at + 4)
  }
  const plain = {
    entryCount: view.getUint16(at + 10, true),
    directoryBytes: view.getUint32(at + 12, true),
    directoryOffset: view.getUint32(at + 16, true),
    commentOffset: at + END_BYTES,
  }
  const locator = at - END64_LOCATOR_BYTES
  const isLong = locator >= 0 && view.getUint32(locator, true) === END64_LOCATOR
  const { start, record } = isLong ? readEnd64(view, locator, plain, fault) : { start: at, record: plain }
  if (record.directoryOffset + record.directoryBytes !== start) {
    throw fault('MODEL_FILE_CORRUPT', 'the zip directory does not end where the end record starts', start)
  }
  return record
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at
  }
  return undefined
}

function readEnd64(
  view: DataView,
  locator: number,
  plain: EndRecord,
  fault: Fault,
): { start: number; record: EndRecord } {
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + END64_BYTES > locator || view.getUint32(at, true) !== END64) {
    throw fault('MODEL_FILE_CORRUPT', 'the zip64 locator points to no zip64 end record', locator)
  }
  const record = {
    entryCount: Number(view.getBigUint64(at + 32, true)),
    directoryBytes: Number(view.getBigUint64(at + 40, true)),
    directoryOffset: Number(view.getBigUint64(at + 48, true)),
    commentOffset: plain.commentOffset,
  }
  const agrees = (short: number, long: number, saturated: number) => short === long || short === saturated
  if (
    !agrees(plain.entryCount, record.entryCount, 0xffff) ||
    !agrees(plain.directoryBytes, record.directoryBytes, 0xffffffff) ||
    !agrees(plain.directoryOffset, record.directoryOffset, 0xffffffff)
  ) {
    throw fault('MODEL_FILE_CORRUPT', 'the two end records of the zip do not agree', at)
  }
  return { start: at, record }
}
