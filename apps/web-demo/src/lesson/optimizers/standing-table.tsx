import type { JSX } from 'preact'
import { formatNumber } from '../../components/number-format.ts'
import { useText } from '../../i18n/language.ts'
import { laneNames } from './lane-names.ts'
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
        {standing(lanes, step).map(({ lane, loss, lost }) => (
          <tr key={lane.optimizer}>
            <th scope="row">
              <span class={`swatch lane-${lane.optimizer}`} /> {laneNames[lane.optimizer]}
            </th>
            <td class="numeric">{lost ? t(text.lost) : formatNumber(loss, 4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
