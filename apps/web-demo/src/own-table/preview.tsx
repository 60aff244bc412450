import { type Column, type ColumnProfile, profile } from 'oneloop'
import type { JSX } from 'preact'
import { useId, useMemo } from 'preact/hooks'
import { Segmented } from '../components/segmented.tsx'
import { fill } from '../i18n/fill.ts'
import { useLanguage, useText } from '../i18n/language.ts'
import { describeColumn, kindNames } from './describe-column.ts'
import { choice, choose, isBusy, isFailure, type OpenTable, plan, tableRun } from './own-table-store.ts'
import { shownCell } from './shown-cell.ts'
import type { TableChoice } from './table-plan.ts'
import { text } from './text.ts'

const ROWS = 5

/** The table's columns with what they are, its first rows, and the choice of what is learnt from what. */
export function Preview({ table }: { readonly table: OpenTable }): JSX.Element | null {
  const t = useText()
  const { name, columns } = table
  const profiles = useMemo(() => profile(columns), [columns])
  // What is predicted stands first, where it is seen.
  const target = choice.value?.target
  const shown = [...profiles].sort((a, b) => Number(b.name === target) - Number(a.name === target))
  const chosen = choice.value
  const busy = isBusy(tableRun.value)
  if (chosen === null) return null
  const rows = Math.min(ROWS, columns.rows)
  return (
    <>
      <p>
        <strong>{fill(t(text.size), { name, rows: columns.rows, columns: columns.columns.length })}</strong>
      </p>
      <fieldset class="own-choices" disabled={busy}>
        <TargetField profiles={profiles} chosen={chosen} />
        <TaskField profiles={profiles} chosen={chosen} />
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="table-scroll own-preview" tabIndex={0} aria-label={t(text.preview)}>
        <table>
          <thead>
            <tr>
              <th scope="row">{t(text.use)}</th>
              {shown.map((column) => (
                <ColumnHead key={column.name} column={column} chosen={chosen} isBusy={busy} />
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {shown.map(({ name: own }) => (
                  <Cell
                    key={own}
                    column={columns.columns.find((column) => column.name === own)!}
                    row={row}
                    isTarget={own === chosen.target}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

interface ChoiceProps {
  readonly profiles: readonly ColumnProfile[]
  readonly chosen: TableChoice
}

function TargetField({ profiles, chosen }: ChoiceProps): JSX.Element {
  const t = useText()
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{t(text.target)}</label>
      <select
        id={id}
        value={chosen.target}
        onChange={(event) => {
          const target = event.currentTarget.value
          choose({ target, task: null, drop: chosen.drop.filter((name) => name !== target) })
        }}
      >
        {profiles.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Whole numbers may be classes or quantities; all else says which it is. */
function TaskField({ profiles, chosen }: ChoiceProps): JSX.Element | null {
  const t = useText()
  const column = profiles.find(({ name }) => name === chosen.target)
  const planned = plan.value
  if (column?.isWhole !== true || column.distinct < 3 || column.distinct > 100) return null
  const task = chosen.task ?? (planned === null || isFailure(planned) ? 'classification' : planned.table.task)
  return (
    <Segmented
      label={t(text.task)}
      value={task}
      options={[
        { value: 'classification', label: t(text.classes) },
        { value: 'regression', label: t(text.numbers) },
      ]}
      onChange={(next) => choose({ task: next })}
    />
  )
}

interface ColumnHeadProps {
  readonly column: ColumnProfile
  readonly chosen: TableChoice
  readonly isBusy: boolean
}

function ColumnHead({ column, chosen, isBusy: busy }: ColumnHeadProps): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const { name, kind } = column
  const isTarget = name === chosen.target
  const isUsable = kind === 'number' || kind === 'category' || kind === 'yesNo'
  const isUsed = isUsable && !chosen.drop.includes(name)
  const toggle = () => choose({ drop: isUsed ? [...chosen.drop, name] : chosen.drop.filter((other) => other !== name) })
  return (
    <th scope="col" class={isTarget ? 'target' : isUsed ? '' : 'unused'}>
      <span class="column-title">
        {isTarget ? (
          <span class="tag warm">{t(text.isTarget)}</span>
        ) : (
          <input
            type="checkbox"
            checked={isUsed}
            disabled={!isUsable || busy}
            aria-label={fill(t(text.useColumn), { name })}
            onChange={toggle}
          />
        )}
        {name}
      </span>
      <span class="column-kind">
        <span class="tag">{t(kindNames[kind])}</span> {describeColumn(column, language)}
      </span>
    </th>
  )
}

function Cell({
  column,
  row,
  isTarget,
}: {
  readonly column: Column
  readonly row: number
  readonly isTarget: boolean
}): JSX.Element {
  const t = useText()
  const value = shownCell(column, row)
  return (
    <td class={`${column.type === 'number' ? 'numeric' : ''} ${isTarget ? 'target' : ''}`}>
      {value ?? <span class="note">{t(text.missing)}</span>}
    </td>
  )
}
