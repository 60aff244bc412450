import asc from 'assemblyscript/asc'
import { generateAssembly } from './generate-assembly.mjs'

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

/** Compiles a file of assembly/ to a WebAssembly module. Returns its bytes. */
export async function compileAssembly(entry, relaxed) {
  generateAssembly()
  let wasm
  const baseDir = new URL('..', import.meta.url).pathname
  const extra = relaxed ? ['--enable=relaxed-simd'] : []
  const { error, stderr } = await asc.main(
    [entry, `--baseDir=${baseDir}`, '--outFile=out.wasm', ...OPTIONS, ...extra],
    {
      writeFile: (_path, content) => {
        wasm = content
      },
    },
  )
  if (error) throw new Error(`${entry}: ${stderr.toString()}`, { cause: error })
  return wasm
}
