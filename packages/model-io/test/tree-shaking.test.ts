import { build } from 'vite'
import { expect, test } from 'vitest'

const index = new URL('../src/index.ts', import.meta.url).pathname
const ENTRY = 'virtual:entry'

/** A word of each format that is in its code and nowhere else. */
const words = {
  safetensors: 'data_offsets',
  pth: '_rebuild_tensor_v2',
  onnx: 'LogSoftmax',
  tfjs: 'weightsManifest',
  npz: 'fortran_order',
  keras: 'GCOL',
}

async function bundle(source: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? ENTRY : null),
        load: (id) => (id === ENTRY ? source : null),
      },
    ],
    build: { write: false, target: 'es2022', rollupOptions: { input: ENTRY, preserveEntrySignatures: 'strict' } },
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (output === undefined || !('output' in output)) throw new Error('vite watches')
  return output.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
}

test.each(Object.keys(words))('a page that takes %s alone carries no other format', async (name) => {
  const code = await bundle(`
    import { ${name}, readModelWith } from '${index}'
    export const read = (bytes) => readModelWith([${name}], bytes)`)
  const carried = Object.entries(words).filter(([, word]) => code.includes(word))
  expect(carried.map(([format]) => format)).toEqual([name])
})

test('a page that only writes safetensors carries no reader of zips or pickles', async () => {
  const code = await bundle(`import { safetensors } from '${index}'; export const write = safetensors.write`)
  expect(code).not.toMatch(/central directory|pickle/)
})

test('a page that takes nothing carries nothing', async () => {
  expect((await bundle(`import '${index}'`)).trim()).toBe('')
})
