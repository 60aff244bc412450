import { signal } from '@preact/signals'

export type Theme = 'light' | 'dark'

const KEY = 'oneloop.theme'

/** Colours by token, for the present theme: looking one up makes the browser work out styles. */
const tokens = new Map<string, string>()
const dark = matchMedia('(prefers-color-scheme: dark)')

/** What the page looks like now: the reader's choice, else the system's. */
export const theme = signal<Theme>('light')

/** Takes the theme that the address asks for, else the remembered choice, else the system's as it changes. */
export function startTheme(asked: Theme | null): void {
  const follow = () => apply(asked ?? remembered() ?? system())
  follow()
  dark.addEventListener('change', follow)
}

export function setTheme(next: Theme): void {
  apply(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Storage is switched off: the choice holds for this visit.
  }
}

/** The colour behind a CSS token, such as `--accent`, resolved for the present theme: for canvases, which know no CSS. */
export function token(name: `--${string}`): string {
  const known = tokens.get(name)
  if (known !== undefined) return known
  const probe = document.createElement('span')
  probe.style.color = `var(${name})`
  // Forced colours would make all of them one.
  probe.style.forcedColorAdjust = 'none'
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  tokens.set(name, color)
  return color
}

function system(): Theme {
  return dark.matches ? 'dark' : 'light'
}

function remembered(): Theme | undefined {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : undefined
  } catch {
    return undefined
  }
}

function apply(next: Theme): void {
  document.documentElement.dataset['theme'] = next
  tokens.clear()
  theme.value = next
}
