import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { fill } from '../i18n/fill.ts'
import { type Localized, useText } from '../i18n/language.ts'
import { type NumberProblem, nudge, parseNumber } from './parse-number.ts'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Whether only whole numbers are meant, which is the default. */
  readonly isWhole?: boolean
  /** Called with numbers inside the limits only. */
  readonly onChange: (value: number) => void
}

const problems: Readonly<Record<NumberProblem, Localized>> = {
  empty: { ko: '숫자를 입력하세요.', en: 'Type a number.' },
  'not-a-number': { ko: '숫자가 아닙니다.', en: 'This is not a number.' },
  'not-whole': { ko: '정수만 쓸 수 있습니다.', en: 'Use a whole number.' },
  'out-of-range': { ko: '{min}부터 {max}까지 쓸 수 있습니다.', en: 'Use a number from {min} to {max}.' },
}

/**
 * A spin button that holds what was typed, to the letter. While that is no number inside the limits, the field says what
 * is wrong with it, a form that it stands in can't be submitted, and the value stays what it was.
 */
export function NumberField({ label, value, min, max, isWhole = true, onChange }: NumberFieldProps): JSX.Element {
  const t = useText()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const limits = { min, max, isWhole }
  // What was typed goes with the value that it made, or left as it was: a new value from elsewhere replaces both.
  const [draft, setDraft] = useState({ text: String(value), value })
  const text = draft.value === value ? draft.text : String(value)
  const parsed = parseNumber(text, limits)
  const problem = 'problem' in parsed ? fill(t(problems[parsed.problem]), { min, max }) : ''
  useEffect(() => input.current!.setCustomValidity(problem), [problem])
  const type = (typed: string) => {
    const now = parseNumber(typed, limits)
    setDraft({ text: typed, value: 'value' in now ? now.value : value })
    if ('value' in now && now.value !== value) onChange(now.value)
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    type(String(nudge(value, event.key === 'ArrowUp' ? 1 : -1, limits)))
  }
  return (
    <div class="field number-field">
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        role="spinbutton"
        inputMode="decimal"
        autocomplete="off"
        value={text}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p class="field-problem" id={`${id}-problem`} aria-live="polite">
        {problem}
      </p>
    </div>
  )
}
