/**
 * Whether this program has Node's own modules: Node, Bun, Deno.
 *
 * Electron and others like it give a page `process` as well, but a page loads modules and starts workers as browsers
 * do. A page has a document and can start a `Worker`; a document alone is what tests in Node have from jsdom.
 */
export function isNode(): boolean {
  const { process, document, Worker } = globalThis as RuntimeGlobals
  if (typeof process?.versions?.node !== 'string') return false
  return document === undefined || Worker === undefined
}

interface RuntimeGlobals {
  readonly process?: { readonly versions?: { readonly node?: string } }
  readonly document?: unknown
  readonly Worker?: unknown
}
