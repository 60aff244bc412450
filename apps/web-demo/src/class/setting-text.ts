import { fill } from '../i18n/fill.ts'
import type { Localized } from '../i18n/language.ts'
import type { ClassSetting } from './protocol.ts'
import { text } from './text.ts'

export function settingText({ name, value }: ClassSetting, t: (text: Localized) => string): string {
  return fill(t(text[name]), { value: String(value) })
}
