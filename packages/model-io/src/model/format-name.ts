/** The formats that are read and written. */
export const formatNames = ['safetensors', 'pth', 'onnx', 'tfjs', 'npz'] as const

/** The name of a format. */
export type FormatName = (typeof formatNames)[number]

/** The formats that are read. */
export const readerNames = [...formatNames, 'keras'] as const

/** A format that is read. */
export type ReaderName = (typeof readerNames)[number]

/** The formats that are written. */
export const writerNames = [...formatNames, 'js', 'c'] as const

/** A format that is written. */
export type WriterName = (typeof writerNames)[number]
