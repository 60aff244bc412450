import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Chart } from '../charts/chart.tsx'
import { Bars } from '../components/bars.tsx'
import { type Cell, ConfusionTable } from '../components/confusion-table.tsx'
import { formatNumber } from '../components/number-format.ts'
import { Playground } from '../components/section.tsx'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { scatterOption } from './charts.ts'
import type { TableRun } from './own-table-store.ts'
import { shownCell } from './shown-cell.ts'
import type { ClassDetail, TableReport, ValueDetail } from './table-report.ts'
import { text } from './text.ts'

interface ReportProps {
  readonly run: TableRun
  readonly report: TableReport
}

/** The score on rows that it never learnt from, what stands behind it, and what each column is worth. */
export function Report({ run, report }: ReportProps): JSX.Element {
  const { detail } = report
  return (
    <Playground label={text.report}>
      <Scores report={report} />
      {detail.kind === 'classes' ? <Confusion run={run} detail={detail} /> : <Scatter detail={detail} />}
      <Importance report={report} />
    </Playground>
  )
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`
/** Four figures, as exact as these scores are. */
const figures = (value: number) => formatNumber(value, value >= 100 ? 1 : value >= 1 ? 2 : 4)

function Scores({ report }: { readonly report: TableReport }): JSX.Element {
  const t = useText()
  const { scores, baseline, detail, rows } = report
  const lines =
    detail.kind === 'classes'
      ? [
          [text.rightShare, percent(scores['accuracy']!)],
          [text.baseline, percent(baseline)],
          [text.auc, formatNumber(scores['auc']!, 3)],
        ]
      : [
          [text.mae, figures(scores['mae']!)],
          [text.baselineMae, figures(baseline)],
          [text.rmse, figures(scores['rmse']!)],
          [text.r2, formatNumber(scores['r2']!, 3)],
        ]
  return (
    <div>
      <dl class="readout own-scores">
        {(lines as [(typeof text)['mae'], string][]).map(([label, value], i) => (
          <div key={label.en}>
            <dt>{t(label)}</dt>
            <dd {...(i === 0 && { 'data-testid': 'table-score' })}>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="note">{fill(t(text.rowsGraded), { n: rows })}</p>
    </div>
  )
}

const MOST_SHOWN = 10

function Confusion({ run, detail }: { readonly run: TableRun; readonly detail: ClassDetail }): JSX.Element {
  const t = useText()
  const [cell, setCell] = useState<Cell | null>(null)
  const { names, confusion, rows } = detail
  const inCell = rows
    .filter(({ actual, predicted }) => actual === cell?.actual && predicted === cell.predicted)
    .sort((a, b) => b.probability - a.probability)
  const { columns } = run.table.columns
  return (
    <>
      <ConfusionTable
        names={names}
        counts={confusion}
        hint={text.pressCell}
        cell={text.cell}
        chosen={cell}
        onChoose={setCell}
      />
      {cell !== null && (
        <div class="own-rows">
          <h3 aria-live="polite">
            {fill(t(text.cell), {
              actual: names[cell.actual]!,
              predicted: names[cell.predicted]!,
              n: inCell.length,
            })}
          </h3>
          {inCell.length > MOST_SHOWN && <p class="note">{fill(t(text.someShown), { n: MOST_SHOWN })}</p>}
          {inCell.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            <section class="table-scroll own-preview" tabIndex={0} aria-label={t(text.pressCell)}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t(text.row)}</th>
                    <th scope="col">{t(text.sure)}</th>
                    {columns.map(({ name }) => (
                      <th key={name} scope="col">
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {inCell.slice(0, MOST_SHOWN).map(({ row, probability }) => (
                    <tr key={row}>
                      <th scope="row">{row + 1}</th>
                      <td class="numeric">{percent(probability)}</td>
                      {columns.map((column) => (
                        <td key={column.name} class={column.type === 'number' ? 'numeric' : ''}>
                          {shownCell(column, row) ?? <span class="note">{t(text.missing)}</span>}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </div>
      )}
    </>
  )
}

function Scatter({ detail }: { readonly detail: ValueDetail }): JSX.Element {
  const t = useText()
  const { name, points } = detail
  const option = useMemo(
    () =>
      scatterOption(points, { actual: fill(t(text.actual), { name }), predicted: fill(t(text.predicted), { name }) }),
    [points, name, t],
  )
  return (
    <figure class="own-scatter">
      <figcaption>{t(text.scatter)}</figcaption>
      <Chart option={option} label={t(text.scatter)} height={340} />
    </figure>
  )
}

function Importance({ report }: { readonly report: TableReport }): JSX.Element {
  const t = useText()
  const { importance, detail } = report
  const most = Math.max(...importance.map(({ mean }) => mean), Number.MIN_VALUE)
  const isClasses = detail.kind === 'classes'
  return (
    <div>
      <h3>{t(text.importance)}</h3>
      <p class="note">{t(isClasses ? text.importanceOfClasses : text.importanceOfValues)}</p>
      <Bars
        label={t(text.importance)}
        bars={importance.map(({ column, mean }) => ({
          name: column,
          share: mean / most,
          figure: isClasses ? fill(t(text.points), { n: formatNumber(mean * 100, 1) }) : formatNumber(mean, 2),
        }))}
      />
    </div>
  )
}
