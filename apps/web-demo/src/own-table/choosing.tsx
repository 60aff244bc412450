import { tables } from 'oneloop/tables'
import type { JSX } from 'preact'
import { Button } from '../components/button.tsx'
import { fill } from '../i18n/fill.ts'
import { type Localized, useText } from '../i18n/language.ts'
import { openBoard, openFile, openTable, reading } from './own-table-store.ts'
import { text } from './text.ts'

const boards: Readonly<Record<keyof typeof tables, Localized>> = {
  iris: { ko: '붓꽃의 종', en: 'Irises by species' },
  wine: { ko: '와인의 품종', en: 'Wines by grape' },
  'breast-cancer': { ko: '종양의 진단', en: 'Tumours by diagnosis' },
  diabetes: { ko: '당뇨병의 진행(숫자)', en: 'Diabetes progression (numbers)' },
}

/** A file of the visitor's, or one of the small tables that are on board. */
export function Choosing(): JSX.Element {
  const t = useText()
  const name = openTable.value?.name
  return (
    <div class="own-choosing">
      <div>
        <label class="button primary file-button">
          {t(text.open)}
          <input
            class="visually-hidden"
            type="file"
            accept=".csv,.tsv,.json,.jsonl,.parquet,text/csv"
            onChange={(event) => {
              const input = event.currentTarget
              const file = input.files?.[0]
              if (file !== undefined) openFile(file)
              // The same file can be chosen again.
              input.value = ''
            }}
          />
        </label>
        <p class="note">{t(text.drop)}</p>
      </div>
      <fieldset class="button-group">
        <legend>{t(text.orBoard)}</legend>
        {Object.entries(tables).map(([board, { read, target }]) => (
          <Button key={board} size="small" isPressed={name === board} onClick={() => openBoard(board, read, target)}>
            {t(boards[board as keyof typeof tables])}
          </Button>
        ))}
      </fieldset>
      <p class="note" aria-live="polite">
        {reading.value !== null && fill(t(text.reading), { name: reading.value })}
      </p>
    </div>
  )
}
