import type { JSX } from 'preact'
import { useText } from '../../i18n/language.ts'
import type { TestScore } from '../../training/protocol.ts'
import { text } from './text.ts'

export function PerClassTable({ perClass }: Pick<TestScore, 'perClass'>): JSX.Element {
  const t = useText()
  const percent = (fraction: number) => `${(fraction * 100).toFixed(1)}%`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={t(text.perClass)}>
      <table class="figures-table">
        <caption>{t(text.perClass)}</caption>
        <thead>
          <tr>
            {[text.digit, text.precision, text.recall, text.f1, text.support].map((heading) => (
              <th key={heading.en} scope="col">
                {t(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {perClass.map(({ precision, recall, f1, support }, digit) => (
            <tr key={digit}>
              <th scope="row">{digit}</th>
              <td>{percent(precision)}</td>
              <td>{percent(recall)}</td>
              <td>{percent(f1)}</td>
              <td>{support.toLocaleString('en-US')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
