// Compiles assembly/ to dist/kernels/plain.js and dist/kernels/relaxed.js: each WebAssembly module is base64 text in a
// JavaScript module, which every bundler and runtime can load without configuration.
import { mkdir, writeFile } from 'node:fs/promises'
import { compileAssembly } from './compile-assembly.mjs'

const kernels = new URL('../dist/kernels/', import.meta.url)
await mkdir(kernels, { recursive: true })
for (const [name, relaxed] of [
  ['plain', false],
  ['relaxed', true],
]) {
  const wasm = await compileAssembly('assembly/index.ts', relaxed)
  const text = Buffer.from(wasm).toString('base64')
  await writeFile(new URL(`${name}.js`, kernels), `export const base64 = '${text}'\n`)
  await writeFile(new URL(`${name}.d.ts`, kernels), 'export declare const base64: string\n')
  console.log(`dist/kernels/${name}.js: ${wasm.length} bytes of WebAssembly`)
}
