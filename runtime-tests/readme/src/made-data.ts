import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodePng } from 'oneloop'

const DISTRICTS = ['harbour', 'hill', 'station']

/** What the guide to one's own data calls `houses.csv`: its two first rows are those that the guide shows. */
export function housesCsv(): string {
  const rows = ['64,2,harbour,no,yes,288.2', '118,4,hill,yes,no,451.6']
  for (let i = 0; i < 300; i++) {
    const place = i % 3
    const area = 40 + ((i * 37) % 100)
    const rooms = Math.round(area / 30)
    const garden = place === 1 || (i * 7) % 11 === 0 ? 'yes' : 'no'
    const lift = place === 0 || (i * 5) % 13 === 0 ? 'yes' : 'no'
    const price = 60 + 2.8 * area + [40, 30, 0][place]! + 8 * Math.sin(i)
    rows.push(`${area},${rooms},${DISTRICTS[place]},${garden},${lift},${price.toFixed(1)}`)
  }
  return `area,rooms,district,garden,lift,price\n${rows.join('\n')}\n`
}

export const newHousesCsv = 'district,area,rooms,lift,garden\nhill,90,3,no,yes\nport,55,2,yes,no\nstation,,3,no,no\n'

/** `pets/cats` and `pets/dogs`: pictures that are bright above, and below. */
export async function writePets(folder: string): Promise<void> {
  for (const [place, name] of ['cats', 'dogs'].entries()) {
    await mkdir(join(folder, 'pets', name), { recursive: true })
    for (let i = 0; i < 30; i++) {
      const grey = Uint8Array.from(
        { length: 144 },
        (_, at) => (at < 72 === (place === 0) ? 160 : 40) + ((at * 31 + i * 17) % 60),
      )
      await writeFile(join(folder, 'pets', name, `${i}.png`), encodePng({ width: 12, height: 12, grey }))
    }
  }
}
