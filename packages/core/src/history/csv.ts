import { badReport, checkEpochReport, type EpochReport, epochReportFields } from './epoch-report.ts'

/**
 * One header row, one row an epoch, `\n` after each: the fixed fields, then every metric that any epoch has. An empty cell
 * is null, or a metric that the epoch lacks. Numbers read back to the same bits.
 */
export function toCsv(epochs: readonly EpochReport[]): string {
  const metrics = [...new Set(epochs.flatMap((report) => Object.keys(report.metrics ?? {})))]
  const rows = epochs.map((report) =>
    [
      ...epochReportFields.map((field) => report[field] ?? ''),
      ...metrics.map((name) => report.metrics?.[name] ?? ''),
    ].join(','),
  )
  return `${[[...epochReportFields, ...metrics].join(','), ...rows].join('\n')}\n`
}

/** What `toCsv` wrote; columns in any order, `\r\n` and a byte order mark accepted. */
export function fromCsv(text: string): EpochReport[] {
  const [header = '', ...rows] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const names = header.split(',').map((name) => name.trim())
  const missing = epochReportFields.filter((field) => !names.includes(field))
  if (missing.length > 0) throw badReport(`the header row lacks ${missing.join(', ')}`)
  const fixed: ReadonlySet<string> = new Set(epochReportFields)
  return rows.map((row, i) => {
    const where = `row ${i + 1}`
    const cells = row.split(',')
    if (cells.length !== names.length) throw badReport(`${where} has ${cells.length} cells for ${names.length} columns`)
    const values = names.map((name, j) => [name, parseCell(cells[j]!)] as const)
    const metrics = values.filter(([name, value]) => !fixed.has(name) && value !== null)
    return checkEpochReport(
      { ...Object.fromEntries(values.filter(([name]) => fixed.has(name))), metrics: Object.fromEntries(metrics) },
      where,
    )
  })
}

function parseCell(cell: string): number | string | null {
  const text = cell.trim()
  if (text === '') return null
  const value = Number(text)
  return Number.isNaN(value) && text !== 'NaN' ? text : value
}
