import { CLASS_NAMES } from 'oneloop'
import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type Cell, ConfusionTable } from '../../components/confusion-table.tsx'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import type { TestScore } from '../../training/protocol.ts'
import { testImages } from '../../training/run-store.ts'
import { type Reading, readingsIn } from './cell-images.ts'
import { ReadingDetail } from './reading-detail.tsx'
import { ReadingGrid, type ShownReading } from './reading-grid.tsx'
import { text } from './text.ts'

/** The most images of a cell that are shown: a diagonal one has a thousand. */
const MOST_SHOWN = 48
const MISTAKES_SHOWN = 24

/** The matrix with the images behind its cells, and the mistakes: each image can be looked into. */
export function Report({ evaluation }: { readonly evaluation: TestScore }): JSX.Element {
  const t = useText()
  const { confusion, readings, mistakes } = evaluation
  const [cell, setCell] = useState<Cell | null>(null)
  const [looked, setLooked] = useState<ShownReading | null>(null)
  const inCell = useMemo(() => (cell === null ? [] : readingsIn(cell, readings)), [cell, readings])
  const shown = useImages(inCell)
  // Another network has read the images anew.
  useEffect(() => setLooked(null), [evaluation])
  return (
    <>
      <ConfusionTable
        names={CLASS_NAMES.mnist}
        counts={confusion}
        hint={text.pressCell}
        cell={text.cell}
        chosen={cell}
        onChoose={setCell}
      />
      {cell !== null && (
        <div class="cell-images">
          <h3 aria-live="polite">{fill(t(text.cell), { ...cell, n: inCell.length })}</h3>
          {inCell.length > MOST_SHOWN && <p class="note">{fill(t(text.someShown), { n: MOST_SHOWN })}</p>}
          <ReadingGrid readings={shown} chosen={looked?.index ?? null} onChoose={setLooked} />
        </div>
      )}
      {looked !== null && <ReadingDetail reading={looked} />}
      <div class="mistakes">
        <h3>{t(text.mostWrong)}</h3>
        <ReadingGrid readings={mistakes.slice(0, MISTAKES_SHOWN)} chosen={looked?.index ?? null} onChoose={setLooked} />
      </div>
    </>
  )
}

/** The first of these readings with their pixels, which the worker has. */
function useImages(readings: readonly Reading[]): readonly ShownReading[] {
  const [shown, setShown] = useState<readonly ShownReading[]>([])
  useEffect(() => {
    let live = true
    const first = readings.slice(0, MOST_SHOWN)
    if (first.length === 0) return setShown([])
    testImages(first.map(({ index }) => index)).then((images) => {
      if (live) setShown(first.map((reading, i) => ({ ...reading, pixels: images[i]! })))
    })
    return () => {
      live = false
    }
  }, [readings])
  return shown
}
