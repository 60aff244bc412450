/** The formats that are read and written. */
export const formatNames = ['safetensors', 'pth', 'onnx', 'tfjs', 'npz'] as const

export type FormatName = (typeof formatNames)[number]
