// Makes src/styles/fonts/sans-{latin,hangul}.woff2 out of Pretendard (https://github.com/orioncactus/pretendard): its
// weights 400 to 720; Latin with the signs of the lesson's mathematics (and the name of the Korean language, which English readers see too), and the 2,350 Hangul syllables of KS X 1001,
// which is all that everyday Korean uses. Seldom needed and its source is 72 MB, so its dependencies are not the page's.
// In an empty folder:
//
//   npm install pretendard@1.3.9 subset-font@2.9.0
//   node PATH_TO_THIS_FILE
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const { resolve } = createRequire(pathToFileURL(`${process.cwd()}/`))
const { default: subsetFont } = await import(pathToFileURL(resolve('subset-font')).href)
const font = await readFile(resolve('pretendard/dist/public/variable/PretendardVariable.ttf'))

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('')

const latin = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}→←↑↓−–—…‘’“”•≤≥≈∂∇Σσηθπμŷ₁₂√∞′✓✗⋮‖Δ한국어`

const eucKr = new TextDecoder('euc-kr')
const hangul = Array.from({ length: 0xc8 - 0xb0 + 1 }, (_, row) =>
  Array.from({ length: 94 }, (_, cell) => eucKr.decode(new Uint8Array([0xb0 + row, 0xa1 + cell]))).join(''),
).join('')

for (const [name, characters] of Object.entries({ latin, hangul })) {
  const subset = await subsetFont(font, characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 720 } },
  })
  const path = fileURLToPath(new URL(`../src/styles/fonts/sans-${name}.woff2`, import.meta.url))
  await writeFile(path, subset)
  console.error(`${path}: ${[...characters].length} characters, ${subset.length} bytes`)
}
