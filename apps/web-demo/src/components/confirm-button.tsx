import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

interface ConfirmButtonProps {
  /** What it says at first, and what it says once pressed. */
  readonly first: string
  readonly second: string
  /** What it is called at first where `first` alone does not say what of. */
  readonly label: string
  readonly onConfirm: () => void
}

/** A button for what can't be undone: the first press asks, the second one does it, and leaving it takes the first back. */
export function ConfirmButton({ first, second, label, onConfirm }: ConfirmButtonProps): JSX.Element {
  const [asks, setAsks] = useState(false)
  return (
    <button
      type="button"
      class={`button quiet small ${asks ? 'danger' : ''}`}
      aria-label={asks ? second : label}
      onBlur={() => setAsks(false)}
      onClick={() => {
        if (asks) onConfirm()
        setAsks(!asks)
      }}
    >
      {asks ? second : first}
    </button>
  )
}
