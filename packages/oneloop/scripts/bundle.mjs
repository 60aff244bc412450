// dist/bundle.js: all that a page can use in one file, for pages without a bundler (a CDN's address, or one line of an
// import map) and for bundlers that read neither `exports` nor `imports`. The licences of what others wrote lie beside it.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const { metafile } = await build({
  entryPoints: ['dist/index.js'],
  outfile: 'dist/bundle.js',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  plugins: [{ name: 'one-file', setup: oneFile }],
  banner: { js: '/*! oneloop (MIT); the licences of what is in it: bundle.licenses.txt */' },
  metafile: true,
  logLevel: 'warning',
})

function oneFile({ onResolve, onLoad }) {
  // Threads start from their program's text.
  onResolve({ filter: /\/worker-file\.js$/ }, () => ({ path: join(import.meta.dirname, 'no-worker-file.mjs') }))
  // tfjs, which its users install, is looked for when it is asked for: a bundler must not look for it in this file.
  onLoad({ filter: /backend-tfjs\/dist\/.*\.js$/ }, async ({ path }) => {
    const text = await readFile(path, 'utf8')
    return { contents: text.replace(/import\(('@tensorflow\/[\w-]+')\)/g, 'import(/* @vite-ignore */ $1.trim())') }
  })
}

const folders = Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [])
const licences = await Promise.all([...new Set(folders)].sort().map(licenceIn))
await writeFile('dist/bundle.licenses.txt', licences.join('\n'))

async function licenceIn(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${name} has no file with its licence`)
  return `${name} ${version} (${license})\n\n${await readFile(join(folder, file), 'utf8')}`
}
