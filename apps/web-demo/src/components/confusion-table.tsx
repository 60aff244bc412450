import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { fill } from '../i18n/fill.ts'
import { type Localized, useText } from '../i18n/language.ts'
import './confusion-table.css'

const text = {
  confusion: { ko: '혼동 행렬', en: 'Confusion matrix' },
  actual: { ko: '실제', en: 'Is' },
  predicted: { ko: '예측', en: 'Read as' },
} satisfies Record<string, Localized>

/** A cell of the matrix: what it is and what it was read as, by their places. */
export interface Cell {
  readonly actual: number
  readonly predicted: number
}

interface ConfusionTableProps {
  /** What the classes are called, in order. */
  readonly names: readonly string[]
  /** `[actual][predicted]` */
  readonly counts: readonly (readonly number[])[]
  /** What pressing a cell does. */
  readonly hint: Localized
  /** What a cell says: `{actual}`, `{predicted}` and `{n}`. */
  readonly cell: Localized
  /** The cell whose contents are shown. */
  readonly chosen: Cell | null
  readonly onChoose: (cell: Cell) => void
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * The confusion matrix as a table whose cells darken with their count; the diagonal has a colour of its own. Each cell is
 * a button that shows what is in it: one stop of the Tab key for all of them, and arrows within.
 */
export function ConfusionTable({ names, counts, hint, cell, chosen, onChoose }: ConfusionTableProps): JSX.Element {
  const t = useText()
  const table = useRef<HTMLTableElement>(null)
  const [focus, setFocus] = useState<Cell>({ actual: 0, predicted: 0 })
  const most = Math.max(...counts.flatMap((row, actual) => row.filter((_, predicted) => predicted !== actual)), 1)
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTableElement>) => {
    const arrow = ARROWS[event.key]
    if (arrow === undefined) return
    event.preventDefault()
    const within = (digit: number) => Math.min(counts.length - 1, Math.max(0, digit))
    const next = { actual: within(focus.actual + arrow[0]), predicted: within(focus.predicted + arrow[1]) }
    setFocus(next)
    table.current?.querySelectorAll('button')[next.actual * counts.length + next.predicted]?.focus()
  }
  return (
    <div class="table-scroll">
      <table class="confusion" ref={table} onKeyDown={onKeyDown}>
        <caption>
          {t(text.confusion)} <span class="note">{t(hint)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="confusion-corner">
                {t(text.actual)} ↓ {t(text.predicted)} →
              </span>
            </th>
            {counts.map((_, predicted) => (
              <th key={predicted} scope="col">
                {names[predicted]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, actual) => (
            <tr key={actual}>
              <th scope="row">{names[actual]}</th>
              {row.map((count, predicted) => {
                const isChosen = chosen?.actual === actual && chosen.predicted === predicted
                return (
                  <td
                    key={predicted}
                    class={actual === predicted ? 'right' : count === 0 ? 'none' : 'wrong'}
                    style={{ '--share': String(actual === predicted ? 1 : Math.sqrt(count / most)) }}
                  >
                    <button
                      type="button"
                      tabIndex={focus.actual === actual && focus.predicted === predicted ? 0 : -1}
                      aria-pressed={isChosen}
                      onFocus={() => setFocus({ actual, predicted })}
                      onClick={() => onChoose({ actual, predicted })}
                    >
                      <span aria-hidden="true">{count}</span>
                      <span class="visually-hidden">
                        {fill(t(cell), { actual: names[actual]!, predicted: names[predicted]!, n: count })}
                      </span>
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
