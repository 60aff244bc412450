// dist/bundle.js: all that a page can use in one file, for pages without a bundler: a CDN's address, or one line of an
// import map. Only tfjs, which its users install, stays an import. The licences of what others wrote lie beside it.
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
  external: ['@tensorflow/*'],
  banner: { js: '/*! oneloop (MIT); the licences of what is in it: bundle.licenses.txt */' },
  metafile: true,
  logLevel: 'warning',
})

const folders = Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [])
const licences = await Promise.all([...new Set(folders)].sort().map(licenceIn))
await writeFile('dist/bundle.licenses.txt', licences.join('\n'))

async function licenceIn(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${name} has no file with its licence`)
  return `${name} ${version} (${license})\n\n${await readFile(join(folder, file), 'utf8')}`
}
