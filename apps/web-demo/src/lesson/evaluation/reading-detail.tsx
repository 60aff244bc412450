import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { PixelGrid } from '../../components/pixel-grid.tsx'
import { Probabilities } from '../../drawing/probabilities.tsx'
import { recognise } from '../../drawing/recognise.ts'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import { useRun } from '../../training/use-run.ts'
import type { ShownReading } from './reading-grid.tsx'
import { text } from './text.ts'

/** One test image large, and the probability that the network gives each digit. */
export function ReadingDetail({ reading }: { readonly reading: ShownReading }): JSX.Element {
  const t = useText()
  const model = useRun((state) => state.model)
  const { pixels, index, actual, predicted } = reading
  const probabilities = useMemo(() => recognise(model, pixels), [model, pixels])
  const title = fill(t(text.detail), { index, actual, predicted })
  return (
    <figure class="reading-detail">
      <figcaption aria-live="polite">{title}</figcaption>
      <PixelGrid values={pixels} columns={28} palette="grey" max={255} label={title} />
      <Probabilities values={probabilities} best={predicted} label={t(text.probabilities)} />
    </figure>
  )
}
