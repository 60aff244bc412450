/** 64 rows to take a first step on. */
export const bytes = Uint8Array.from({ length: 64 * 784 }, (_, i) => (i * 7919) % 256)
export const labels = Uint8Array.from({ length: 64 }, (_, i) => i % 10)
export const floats = () => Float32Array.from(bytes, (byte) => (byte / 255 - 0.5) / 0.5)
