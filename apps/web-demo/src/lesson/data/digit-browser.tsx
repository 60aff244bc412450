import type { Dataset } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { DigitPicker } from '../../components/digit-picker.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import { browse } from './browse.ts'
import { text } from './text.ts'

const PAGE = 30
const EVERY = -1

interface DigitBrowserProps {
  readonly digits: Dataset
  readonly image: number
  readonly onChange: (image: number) => void
}

/** Images page by page, of one digit or of all. */
export function DigitBrowser({ digits, image, onChange }: DigitBrowserProps): JSX.Element {
  const t = useText()
  const [only, setOnly] = useState(EVERY)
  const [page, setPage] = useState(0)
  const offered = useMemo(() => browse(digits.labels, only === EVERY ? null : only, page, PAGE), [digits, only, page])
  const options = [EVERY, ...digits.classNames.keys()].map((value) => ({
    value,
    label: value === EVERY ? t(text.all) : String(value),
  }))
  const choose = (value: number) => {
    setOnly(value)
    setPage(0)
    const [first] = browse(digits.labels, value === EVERY ? null : value, 0, 1)
    if (first !== undefined) onChange(first)
  }
  return (
    <div class="digit-browser">
      <Segmented label={t(text.only)} options={options} value={only} onChange={choose} />
      <DigitPicker
        label={t(text.images)}
        digits={digits}
        offered={offered}
        value={image}
        describe={(of, label) => fill(t(text.image), { image: of, label })}
        onChange={onChange}
      />
      <div class="row">
        <button type="button" class="button small" onClick={() => setPage(page - 1)}>
          ← {t(text.earlier)}
        </button>
        <button type="button" class="button small" onClick={() => setPage(page + 1)}>
          {t(text.later)} →
        </button>
      </div>
    </div>
  )
}
