import type { JSX } from 'preact'
import { formatNumber } from '../../components/number-format.ts'
import { optimizerLabels } from '../../hero/choice-labels.ts'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import type { Lane } from './race.ts'
import { standing } from './standing.ts'
import { text } from './text.ts'

export function StandingTable({
  lanes,
  step,
}: {
  readonly lanes: readonly Lane[]
  readonly step: number
}): JSX.Element {
  const t = useText()
  return (
    <table class="data-table standing">
      <caption class="field-label">{t(text.standing)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(text.optimizer)}</th>
          <th scope="col" class="numeric">
            {t(text.loss)}
          </th>
        </tr>
      </thead>
      <tbody>
        {standing(lanes, step).map(({ lane, loss, lost, arrivedAt }) => (
          <tr key={lane.optimizer}>
            <th scope="row">
              <span class={`swatch lane-${lane.optimizer}`} /> {t(optimizerLabels[lane.optimizer])}
            </th>
            <td class="numeric">
              {lost
                ? t(text.lost)
                : arrivedAt === null
                  ? formatNumber(loss, 4)
                  : fill(t(text.arrived), { step: arrivedAt })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
