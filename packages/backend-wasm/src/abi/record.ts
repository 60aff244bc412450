/** The types that a field of a record may have. `usize` is an address or a number of bytes. */
export type FieldType = 'i32' | 'u32' | 'usize' | 'f32' | 'f64'

/** The fields of a record in memory, in their order. */
export type Fields = Readonly<Record<string, FieldType>>

/** Where a field lies, in bytes from the beginning of its record. */
export interface FieldPlace {
  readonly name: string
  readonly type: FieldType
  readonly offset: number
}

const bytesOf = (type: FieldType): number => (type === 'f64' ? 8 : 4)

/** The places of all fields: each begins at a multiple of its own size, as AssemblyScript lays a class out. */
export function fieldPlaces(fields: Fields): FieldPlace[] {
  let end = 0
  return Object.entries(fields).map(([name, type]) => {
    const size = bytesOf(type)
    const offset = Math.ceil(end / size) * size
    end = offset + size
    return { name, type, offset }
  })
}

/** The size of a record. A record of an array begins this many bytes after the one before it. */
export function recordBytes(fields: Fields): number {
  const last = fieldPlaces(fields).at(-1)
  if (last === undefined) return 0
  return Math.ceil((last.offset + bytesOf(last.type)) / 8) * 8
}

/** A record in a memory, read and written by the names of its fields. */
export interface MemoryRecord<F extends Fields> {
  write(values: Readonly<Record<keyof F, number>>): void
  read(name: keyof F & string): number
}

/** The record of these fields that begins at byte `at`. */
export function recordAt<F extends Fields>(memory: WebAssembly.Memory, at: number, fields: F): MemoryRecord<F> {
  const view = new DataView(memory.buffer, at, recordBytes(fields))
  const places = fieldPlaces(fields)
  return {
    write(values) {
      for (const { name, type, offset } of places) setField(view, offset, type, values[name]!)
    },
    read(name) {
      const { type, offset } = places.find((place) => place.name === name)!
      return getField(view, offset, type)
    },
  }
}

function setField(view: DataView, offset: number, type: FieldType, value: number): void {
  switch (type) {
    case 'f32':
      view.setFloat32(offset, value, true)
      return
    case 'f64':
      view.setFloat64(offset, value, true)
      return
    default:
      view.setUint32(offset, value, true)
  }
}

function getField(view: DataView, offset: number, type: FieldType): number {
  switch (type) {
    case 'f32':
      return view.getFloat32(offset, true)
    case 'f64':
      return view.getFloat64(offset, true)
    case 'i32':
      return view.getInt32(offset, true)
    default:
      return view.getUint32(offset, true)
  }
}
