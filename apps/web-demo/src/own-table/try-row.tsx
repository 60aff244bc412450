import { type InputColumn, predictRows, type RowObject } from 'oneloop'
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Bars } from '../components/bars.tsx'
import { Button } from '../components/button.tsx'
import { formatNumber } from '../components/number-format.ts'
import { Playground } from '../components/section.tsx'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import type { TableRun } from './own-table-store.ts'
import { cellsOf, rowOf } from './row-form.ts'
import { shownCell } from './shown-cell.ts'
import { text } from './text.ts'

/** A form with a field for every column that was learnt from, and what the network says of it. */
export function TryRow({ run }: { readonly run: TableRun }): JSX.Element {
  const t = useText()
  const { plan, model, table } = run
  const { test, choice } = plan
  const { inputs } = test.preprocessing!
  const [place, setPlace] = useState(0)
  const row = test.indices[place]!
  const [cells, setCells] = useState(() => cellsOf(table.columns, inputs, row))
  const [isOwn, setIsOwn] = useState(false)
  const next = () => {
    const following = (place + 1) % test.length
    setPlace(following)
    setCells(cellsOf(table.columns, inputs, test.indices[following]!))
    setIsOwn(false)
  }
  const typed = rowOf(inputs, cells)
  const target = table.columns.columns.find(({ name }) => name === choice.target)!
  return (
    <Playground label={text.tryRow}>
      <p class="note">{t(text.tryLead)}</p>
      <div class="own-row">
        {inputs.map((input) => (
          <CellField
            key={input.name}
            input={input}
            value={cells[input.name] ?? ''}
            isWrong={typed.wrong.includes(input.name)}
            onChange={(value) => {
              setCells({ ...cells, [input.name]: value })
              setIsOwn(true)
            }}
          />
        ))}
      </div>
      <div class="row">
        <Button size="small" onClick={next}>
          {t(text.anotherRow)}
        </Button>
      </div>
      {typed.wrong.length === 0 && (
        <Answer run={run} row={typed.row} truth={isOwn ? null : shownCell(target, row)} model={model} />
      )}
    </Playground>
  )
}

interface CellFieldProps {
  readonly input: InputColumn
  readonly value: string
  readonly isWrong: boolean
  readonly onChange: (value: string) => void
}

function CellField({ input, value, isWrong, onChange }: CellFieldProps): JSX.Element {
  const t = useText()
  const id = useId()
  const { kind, name } = input
  const options = kind === 'category' ? input.categories : kind === 'yesNo' ? [input.no, input.yes] : null
  return (
    <div class="field">
      <label for={id}>{name}</label>
      {options === null ? (
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={value}
          aria-invalid={isWrong}
          aria-describedby={`${id}-problem`}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
          <option value="">({t(text.missing)})</option>
        </select>
      )}
      <p class="field-problem" id={`${id}-problem`} aria-live="polite">
        {isWrong && t(text.noNumber)}
      </p>
    </div>
  )
}

const MOST_CLASSES = 12

interface AnswerProps {
  readonly run: TableRun
  readonly row: RowObject
  /** What the table has, while the row is the table's own. */
  readonly truth: string | null
  readonly model: TableRun['model']
}

function Answer({ run, row, truth, model }: AnswerProps): JSX.Element {
  const t = useText()
  const preprocessing = run.plan.test.preprocessing!
  const [answer] = predictRows(model, preprocessing, [row])
  const shown =
    answer?.kind === 'class'
      ? answer.class
      : answer?.kind === 'values'
        ? formatNumber(Object.values(answer.values)[0]!, 2)
        : ''
  const probabilities =
    answer?.kind === 'class'
      ? Object.entries(answer.probabilities)
          .sort(([, a], [, b]) => b - a)
          .slice(0, MOST_CLASSES)
      : []
  return (
    <div class="own-answer" aria-live="polite">
      <p>
        {t(text.answer)}: <strong data-testid="row-answer">{shown}</strong>{' '}
        {truth !== null && <span class="note">({fill(t(text.truth), { value: truth })})</span>}
      </p>
      {probabilities.length > 0 && (
        <Bars
          label={t(text.probabilities)}
          bars={probabilities.map(([name, probability]) => ({
            name,
            share: probability,
            figure: `${(probability * 100).toFixed(1)}%`,
          }))}
        />
      )}
    </div>
  )
}
