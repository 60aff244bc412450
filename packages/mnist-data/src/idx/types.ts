/** The one element type that image datasets use, and the only one read here. */
export const UNSIGNED_BYTE = 0x08

const NAMES: Readonly<Record<number, string>> = {
  [UNSIGNED_BYTE]: 'unsigned bytes',
  9: 'signed bytes',
  11: '16-bit integers',
  12: '32-bit integers',
  13: '32-bit floats',
  14: '64-bit floats',
}

/** What an IDX type code stands for, for people. */
export function typeName(code: number): string {
  return NAMES[code] ?? `of unknown type ${code}`
}
