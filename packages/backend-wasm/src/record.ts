export type FieldType = 'i32' | 'u32' | 'f32'
export type Fields = Readonly<Record<string, FieldType>>

/** Writes a record of 4-byte fields, in the order of `fields`: the order of the same class in assembly/plan.ts. */
export function writeRecord<F extends Fields>(
  view: DataView,
  at: number,
  fields: F,
  values: Readonly<Record<keyof F, number>>,
): void {
  Object.entries(fields).forEach(([name, type], i) => {
    const value = values[name as keyof F]
    if (type === 'f32') view.setFloat32(at + i * 4, value, true)
    else view.setUint32(at + i * 4, value, true)
  })
}

export const recordBytes = (fields: Fields): number => Object.keys(fields).length * 4
