import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { ConfirmButton } from '../components/confirm-button.tsx'
import { FiguresTable } from '../components/figures-table.tsx'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { keptRuns } from '../training/kept-runs.ts'
import { isBusy } from '../training/page-run.ts'
import { recordOf } from '../training/record-of.ts'
import type { RunRecord } from '../training/run-record.ts'
import { remove, run, show } from '../training/run-store.ts'
import { describeRun, runName, secondsOf } from './describe-run.ts'
import { RunCurves } from './run-curves.tsx'
import './runs.css'
import { text } from './text.ts'

/** The runs that the browser keeps, side by side: their curves, what they came to, and which one the page uses. */
export function Runs(): JSX.Element | null {
  const t = useText()
  const kept = keptRuns.value
  const state = run.value
  // The run in view is further than what is kept of it.
  const records = useMemo(() => {
    const now = recordOf(state)
    return kept.map((record) => (now !== null && record.id === now.id ? now : record))
  }, [kept, state])
  if (records.length === 0) return null
  return (
    <section class="page runs" aria-labelledby="runs-title">
      <h2 id="runs-title">{t(text.title)}</h2>
      <p class="note">{t(text.lead)}</p>
      <RunCurves records={records} />
      <RunTable records={records} current={state.id} isBusy={isBusy(state)} />
    </section>
  )
}

interface RunTableProps {
  readonly records: readonly RunRecord[]
  readonly current: number | null
  readonly isBusy: boolean
}

function RunTable({ records, current, isBusy: isRunning }: RunTableProps): JSX.Element {
  const t = useText()
  const columns = [text.name, text.settings, text.accuracy, text.seconds, text.fingerprint, text.actions]
  return (
    <FiguresTable label={text.title} columns={columns} class="runs-table">
      {records.toReversed().map((record) => {
        const isCurrent = record.id === current
        const name = runName(record, t)
        const seconds = secondsOf(record)
        return (
          <tr key={record.id} {...(isCurrent && { 'aria-current': true })}>
            <th scope="row">
              <span class={`swatch run-${record.id % 8}`} /> {name}
            </th>
            <td class="runs-settings">{describeRun(record, t)}</td>
            <td>{record.accuracy === null ? '' : `${(record.accuracy * 100).toFixed(2)}%`}</td>
            <td>{seconds === 0 ? '' : fill(t(text.secondsValue), { n: seconds.toFixed(1) })}</td>
            <td>
              <code title={record.weightsSha256 ?? ''}>{record.weightsSha256?.slice(0, 8)}</code>
            </td>
            <td class="runs-actions">
              {isCurrent ? (
                <span class="note">{t(text.shown)}</span>
              ) : (
                <Button
                  size="small"
                  isDisabled={isRunning}
                  label={fill(t(text.showRun), { name })}
                  onClick={() => show(record.id)}
                >
                  {t(text.show)}
                </Button>
              )}
              {!(isCurrent && isRunning) && (
                <ConfirmButton
                  first={t(text.remove)}
                  second={t(text.reallyRemove)}
                  label={fill(t(text.removeRun), { name })}
                  onConfirm={() => remove(record.id)}
                />
              )}
            </td>
          </tr>
        )
      })}
    </FiguresTable>
  )
}
