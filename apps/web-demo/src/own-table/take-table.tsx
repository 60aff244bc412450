import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Playground } from '../components/section.tsx'
import { useText } from '../i18n/language.ts'
import { TakeAway } from '../take-away/take-away.tsx'
import type { TableRun } from './own-table-store.ts'
import { cellsOf, rowOf } from './row-form.ts'
import { commandLine } from './table-plan.ts'
import { usageOfTable } from './table-usage.ts'
import { text } from './text.ts'

/** The network as a file of any format, the code that uses it, and the command that trains it again. */
export function TakeTable({ run }: { readonly run: TableRun }): JSX.Element {
  const t = useText()
  const { model, plan, table, weightsSha256 } = run
  const preprocessing = plan.test.preprocessing!
  const stem = table.name.replace(/\.\w+$/, '')
  const usage = useMemo(() => {
    const { inputs } = preprocessing
    const { row } = rowOf(inputs, cellsOf(table.columns, inputs, plan.test.indices[0]!))
    return usageOfTable(stem, preprocessing, row)
  }, [table, plan, preprocessing, stem])
  return (
    <Playground label={text.take}>
      <TakeAway model={model} stem={stem} options={{ preprocessing }} usage={usage} />
      {weightsSha256 !== null && (
        <div class="own-fingerprint">
          <code data-testid="table-sha256">{weightsSha256}</code>
          <p class="note">{t(text.fingerprint)}</p>
          <pre>
            <code data-testid="table-command">{commandLine(table.name, plan)}</code>
          </pre>
        </div>
      )}
    </Playground>
  )
}
