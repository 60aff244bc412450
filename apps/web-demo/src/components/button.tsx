import type { ComponentChildren, JSX } from 'preact'

interface ButtonProps {
  readonly kind?: 'plain' | 'primary' | 'quiet'
  readonly size?: 'small' | 'medium' | 'large'
  /** Whether there is nothing for it to do now. */
  readonly isDisabled?: boolean
  /** For a button that switches something on and off. */
  readonly isPressed?: boolean
  /** What it is called where its content is only a sign. */
  readonly label?: string
  readonly testId?: string
  readonly class?: string
  readonly onClick: () => void
  readonly children: ComponentChildren
}

/**
 * A button. One with nothing to do keeps the keyboard's focus, and says that it is disabled: the browser would take the
 * focus from a `disabled` one, and whoever had just pressed it would be at the top of the page.
 */
export function Button({
  kind = 'plain',
  size = 'medium',
  isDisabled = false,
  isPressed,
  label,
  testId,
  class: extra,
  onClick,
  children,
}: ButtonProps): JSX.Element {
  const classes = ['button', kind, size, extra].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      class={classes}
      {...(isDisabled && { 'aria-disabled': true })}
      {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
      {...(label !== undefined && { 'aria-label': label, title: label })}
      {...(testId !== undefined && { 'data-testid': testId })}
      onClick={() => {
        if (!isDisabled) onClick()
      }}
    >
      {children}
    </button>
  )
}
