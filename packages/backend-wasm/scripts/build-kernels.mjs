// assembly/ → dist/kernels/{plain,relaxed}.js: each WebAssembly module as base64 text in a JavaScript module, which every
// bundler and runtime can load without configuration.
import { mkdir, writeFile } from 'node:fs/promises'
import asc from 'assemblyscript/asc'

const OPTIONS = [
  '-O3',
  '--noAssert',
  '--runtime=stub',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory=1',
  '--maximumMemory=65536',
  '--enable=simd',
  '--enable=threads',
  '--use=abort=',
  '--disableWarning=112',
]

const kernels = new URL('../dist/kernels/', import.meta.url)
await mkdir(kernels, { recursive: true })
await build('plain', [])
await build('relaxed', ['--enable=relaxed-simd'])

async function build(name, extra) {
  const files = new Map()
  const baseDir = new URL('..', import.meta.url).pathname
  const args = ['assembly/index.ts', `--baseDir=${baseDir}`, '--outFile=kernels.wasm', ...OPTIONS, ...extra]
  const { error, stderr } = await asc.main(args, {
    writeFile: (path, content) => {
      files.set(path, content)
    },
  })
  if (error) throw new Error(`assembly/: ${stderr.toString()}`, { cause: error })
  const wasm = files.get('kernels.wasm')
  const text = Buffer.from(wasm).toString('base64')
  await writeFile(new URL(`${name}.js`, kernels), `export const base64 = '${text}'\n`)
  await writeFile(new URL(`${name}.d.ts`, kernels), 'export declare const base64: string\n')
  console.log(`dist/kernels/${name}.js: ${wasm.length} bytes of WebAssembly`)
}
