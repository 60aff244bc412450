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

/** A file of assembly/ → a WebAssembly module's bytes. */
export async function compileAssembly(entry, relaxed) {
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
