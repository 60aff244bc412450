import type { JSX } from 'preact'
import { useText } from '../../i18n/language.ts'
import { text } from './text.ts'

interface ConfusionTableProps {
  /** `[actual][predicted]` */
  readonly counts: readonly (readonly number[])[]
}

/** The confusion matrix as a table whose cells darken with their count; the diagonal has a colour of its own. */
export function ConfusionTable({ counts }: ConfusionTableProps): JSX.Element {
  const t = useText()
  const most = Math.max(...counts.flatMap((row, actual) => row.filter((_, predicted) => predicted !== actual)), 1)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={t(text.confusion)}>
      <table class="confusion">
        <caption>{t(text.confusion)}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="confusion-corner">
                {t(text.actual)} ↓ {t(text.predicted)} →
              </span>
            </th>
            {counts.map((_, predicted) => (
              <th key={predicted} scope="col">
                {predicted}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, actual) => (
            <tr key={actual}>
              <th scope="row">{actual}</th>
              {row.map((count, predicted) => (
                <td
                  key={predicted}
                  class={actual === predicted ? 'right' : count === 0 ? 'none' : 'wrong'}
                  style={{ '--share': String(actual === predicted ? 1 : Math.sqrt(count / most)) }}
                >
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
