import type { Preprocessing } from 'oneloop'

/** The rows that a network takes, as JSON Schema: for whoever calls the server. */
export function rowsSchema({ inputs }: Preprocessing, mostRows: number): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'array',
    minItems: 1,
    maxItems: mostRows,
    items: {
      type: 'object',
      properties: Object.fromEntries(
        inputs.map((input) => [input.name, input.kind === 'number' ? { type: 'number' } : { type: 'string' }]),
      ),
      required: inputs.map(({ name }) => name),
      additionalProperties: false,
    },
  }
}

/** What is wrong with rows by that schema, in a sentence; null when nothing is. */
export function rowsProblem(rows: unknown, { inputs }: Preprocessing, mostRows: number): string | null {
  if (!Array.isArray(rows) || rows.length === 0) return 'the body is a list of at least one row'
  if (rows.length > mostRows) return `there are at most ${mostRows} rows, not ${rows.length}`
  const types = new Map(inputs.map(({ name, kind }) => [name, kind === 'number' ? 'number' : 'string']))
  for (const [index, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return `row ${index + 1} is no object`
    for (const [name, type] of types) {
      if (!Object.hasOwn(row, name)) return `row ${index + 1} has no '${name}'`
      if (typeof row[name] !== type) return `'${name}' of row ${index + 1} is no ${type}`
    }
    const extra = Object.keys(row).find((name) => !types.has(name))
    if (extra !== undefined) return `row ${index + 1} has '${extra}', which the network does not know`
  }
  return null
}
