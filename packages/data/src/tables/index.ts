// Small tables that a learner knows, in the package: nothing is fetched. Where each comes from: TABLES.md.
import type { Columns } from '../columns/column.ts'
import type { Dataset } from '../dataset.ts'
import { imagesFromArrays } from '../images/images-from-arrays.ts'
import { readCsv } from '../readers/read.ts'
import { csv as breastCancerCsv } from './breast-cancer-csv.ts'
import { csv as diabetesCsv } from './diabetes-csv.ts'
import { text as digitsText } from './digits-text.ts'
import { csv as irisCsv } from './iris-csv.ts'
import { csv as wineCsv } from './wine-csv.ts'

/** 150 flowers: lengths and widths of sepals and petals, and the `species`. */
export const iris = (): Promise<Columns> => readCsv(irisCsv, { name: 'iris' })

/** 178 wines: 13 measurements, and the `cultivar` of the grapes. */
export const wine = (): Promise<Columns> => readCsv(wineCsv, { name: 'wine' })

/** 569 tumours: 30 measurements of their cells, and the `diagnosis`. */
export const breastCancer = (): Promise<Columns> => readCsv(breastCancerCsv, { name: 'breast-cancer' })

/** 442 patients: age, sex, body mass, blood pressure and six blood values, and the `progression` of their diabetes. */
export const diabetes = (): Promise<Columns> => readCsv(diabetesCsv, { name: 'diabetes' })

/** 1797 digits by hand, 8 × 8 grey levels from 0 to 16. */
export async function digits(): Promise<Dataset> {
  const lines = digitsText.trim().split('\n')
  const pixels = lines.flatMap((line) => Array.from(line.slice(0, 64), (level) => Number.parseInt(level, 17)))
  const x = { shape: [lines.length, 8, 8], data: Uint8Array.from(pixels) }
  return imagesFromArrays(x, { shape: [lines.length], data: lines.map((line) => line[64]!) }, 'digits')
}

/** The tables by name, each with the column that is learnt; `digits` are images. */
export const tables = {
  iris: { read: iris, target: 'species' },
  wine: { read: wine, target: 'cultivar' },
  'breast-cancer': { read: breastCancer, target: 'diagnosis' },
  diabetes: { read: diabetes, target: 'progression' },
} as const
