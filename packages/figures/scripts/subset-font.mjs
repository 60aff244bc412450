// Makes fonts/noto-sans-kr-subset.woff2: Latin, arrows and mathematics, Hiragana (KMNIST's classes) and the 2,350
// Hangul syllables of KS X 1001, which is all that everyday Korean uses. Seldom needed and its source is 27 MB, so its
// dependencies are not the package's. In an empty folder:
//
//   npm install @expo-google-fonts/noto-sans-kr@0.4.3 subset-font@2.9.0
//   node PATH_TO_THIS_FILE
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const { resolve } = createRequire(pathToFileURL(`${process.cwd()}/`))
const { default: subsetFont } = await import(pathToFileURL(resolve('subset-font')).href)
const font = await readFile(resolve('@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf'))

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('')

const eucKr = new TextDecoder('euc-kr')
const hangul = Array.from({ length: 0xc8 - 0xb0 + 1 }, (_, row) =>
  Array.from({ length: 94 }, (_, cell) => eucKr.decode(new Uint8Array([0xb0 + row, 0xa1 + cell]))).join(''),
).join('')

const characters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}${range(0x3041, 0x3093)}${hangul}→←↑↓−–—…‘’“”•≤≥≈∂ηΣ∇`

const subset = await subsetFont(font, characters, { targetFormat: 'woff2', noLayoutClosure: true })
const path = fileURLToPath(new URL('../fonts/noto-sans-kr-subset.woff2', import.meta.url))
await writeFile(path, subset)
console.error(`${path}: ${[...characters].length} characters, ${subset.length} bytes`)
