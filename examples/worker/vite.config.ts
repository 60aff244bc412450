// Threads of WebAssembly need both headers: set them on the server that you publish to as well.
const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

export default { build: { target: 'es2022' }, worker: { format: 'es' }, server: { headers }, preview: { headers } }
