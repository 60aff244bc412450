import type { ComponentChildren, JSX } from 'preact'
import { type Localized, useText } from '../i18n/language.ts'

interface FiguresTableProps {
  /** What it shows, for screen readers. */
  readonly label: Localized
  /** The heads of its columns. */
  readonly columns: readonly Localized[]
  /** Whether everyone sees the label, as the table's caption. */
  readonly isCaptioned?: boolean
  readonly class?: string
  /** Its rows. */
  readonly children: ComponentChildren
}

/** A table that scrolls sideways where it is wider than its place, by keyboard too. */
export function FiguresTable({
  label,
  columns,
  isCaptioned = false,
  class: extra,
  children,
}: FiguresTableProps): JSX.Element {
  const t = useText()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={t(label)}>
      <table class={['figures-table', extra].filter(Boolean).join(' ')}>
        {isCaptioned && <caption>{t(label)}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.en} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
