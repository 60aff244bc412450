import type { JSX } from 'preact'
import { PixelGrid } from '../../components/pixel-grid.tsx'
import { useText } from '../../i18n/language.ts'
import type { Evaluation } from '../../training/protocol.ts'
import { text } from './text.ts'

/** The digits that the network got wrong and was surest of. */
export function Mistakes({ mistakes }: Pick<Evaluation, 'mistakes'>): JSX.Element {
  const t = useText()
  return (
    <div class="mistakes">
      <h3>{t(text.mostWrong)}</h3>
      <ul>
        {mistakes.slice(0, 24).map(({ index, pixels, actual, predicted, probability }) => (
          <li key={index}>
            <PixelGrid
              values={pixels}
              columns={28}
              palette="grey"
              max={255}
              label={t(text.mistake).replace('{actual}', String(actual)).replace('{predicted}', String(predicted))}
            />
            <span aria-hidden="true">
              {actual} → <strong>{predicted}</strong>
            </span>
            <small>{(probability * 100).toFixed(0)}%</small>
          </li>
        ))}
      </ul>
    </div>
  )
}
