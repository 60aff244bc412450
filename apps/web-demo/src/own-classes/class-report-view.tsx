import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Cell, ConfusionTable } from '../components/confusion-table.tsx'
import { PixelGrid } from '../components/pixel-grid.tsx'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import type { TrainedClasses } from './classes-store.ts'
import { SIDE } from './example-image.ts'
import { text } from './text.ts'

/** The score on the drawings held back, and the matrix with the drawings behind each cell. */
export function ClassReportView({ trained }: { readonly trained: TrainedClasses }): JSX.Element {
  const t = useText()
  const { names, report } = trained
  const [cell, setCell] = useState<Cell | null>(null)
  useEffect(() => setCell(null), [trained])
  const inCell = report.readings.filter(
    ({ actual, predicted }) => actual === cell?.actual && predicted === cell.predicted,
  )
  return (
    <>
      <p class="own-class-score">
        <strong data-testid="class-score">{(report.accuracy * 100).toFixed(0)}%</strong>{' '}
        <span class="note">{fill(t(text.right), { n: report.readings.length })}</span>
      </p>
      <ConfusionTable
        names={names}
        counts={report.confusion}
        hint={text.pressCell}
        cell={text.cell}
        chosen={cell}
        onChoose={setCell}
      />
      {cell !== null && (
        <div class="own-behind">
          <h3 aria-live="polite">
            {fill(t(text.cell), { actual: names[cell.actual]!, predicted: names[cell.predicted]!, n: inCell.length })}
          </h3>
          <ul class="own-examples">
            {inCell.map(({ index, pixels, actual, predicted, probability }) => (
              <li key={index}>
                <PixelGrid
                  values={pixels}
                  columns={SIDE}
                  palette="grey"
                  max={255}
                  label={fill(t(text.reading), {
                    actual: names[actual]!,
                    predicted: names[predicted]!,
                    percent: (probability * 100).toFixed(0),
                  })}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
