/** The formats that are read and written. */
export const formatNames = ['safetensors', 'pth'] as const

export type FormatName = (typeof formatNames)[number]
