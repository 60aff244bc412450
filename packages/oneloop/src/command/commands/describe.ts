import { profile } from '@oneloop/data'
import { readColumns } from '@oneloop/data/node'
import type { Command } from 'commander'
import { addOutputOptions, createOutput, type OutputOptions } from '../output.ts'
import { describeColumns } from '../table/describe-columns.ts'

export function addDescribe(program: Command): void {
  const command = program
    .command('describe')
    .argument('<file>', 'a table: .csv, .tsv, .json, .jsonl, .parquet, .npy, .npz')
    .summary('what is in a table')
    .description('The columns of a table: what each is and why, what is in it, and how many cells are missing.')
  addOutputOptions(command)
  command.action(run)
}

async function run(path: string, options: OutputOptions): Promise<void> {
  const output = createOutput(options)
  const columns = await readColumns(path)
  const found = profile(columns)
  const rows = columns.rows.toLocaleString('en-US')
  output.result(`${columns.source}: ${rows} rows of ${found.length} columns`)
  for (const line of describeColumns(found)) output.result(line)
  output.event({ rows: columns.rows, columns: found })
}
