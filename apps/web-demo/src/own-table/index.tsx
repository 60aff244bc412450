import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Playground } from '../components/section.tsx'
import { FailureMessage } from '../failures/failure-message.tsx'
import { failureText } from '../failures/failure-text.ts'
import { droppedTable } from '../rooms/dropped.ts'
import { Choosing } from './choosing.tsx'
import { isFailure, openFile, openTable, plan, readingFailure, tableRun } from './own-table-store.ts'
import { Preview } from './preview.tsx'
import { Report } from './report.tsx'
import { TakeTable } from './take-table.tsx'
import { text } from './text.ts'
import { Training } from './training.tsx'
import { TryRow } from './try-row.tsx'
import './own-table.css'

export default function OwnTable(): JSX.Element {
  useEffect(
    () =>
      droppedTable.subscribe((file) => {
        if (file === null) return
        droppedTable.value = null
        openFile(file)
      }),
    [],
  )
  const [table, planned, run, failed] = [openTable.value, plan.value, tableRun.value, readingFailure.value]
  const report = run?.report ?? null
  return (
    <>
      <Playground label={text.data}>
        <Choosing />
        {failed !== null && <FailureMessage {...failureText(failed.code)} detail={failed.message} />}
        {table !== null && <Preview table={table} />}
        {isFailure(planned) && <FailureMessage {...failureText(planned.code)} detail={planned.message} />}
      </Playground>
      {planned !== null && !isFailure(planned) && <Training plan={planned} run={run} />}
      {run !== null && report !== null && (
        <>
          <Report run={run} report={report} />
          <TryRow key={run.weightsSha256} run={run} />
          <TakeTable run={run} />
        </>
      )}
    </>
  )
}
