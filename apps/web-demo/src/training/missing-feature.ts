/** What the page can't train without and this browser lacks; `undefined` when all is there. */
export function missingFeature(): string | undefined {
  if (typeof WebAssembly !== 'object') return 'WebAssembly'
  if (typeof DecompressionStream !== 'function') return 'DecompressionStream'
  if (typeof indexedDB !== 'object') return 'IndexedDB'
  return undefined
}
