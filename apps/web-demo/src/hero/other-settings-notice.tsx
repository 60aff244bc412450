import type { JSX } from 'preact'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { continued, differences, type RunConfig } from '../training/run-config.ts'
import { run } from '../training/run-store.ts'
import { settingText } from './setting-text.ts'
import { text } from './text.ts'

/** Where a run waits to go on and the settings have become others: what Resume does, and what Train does. */
export function OtherSettingsNotice(): JSX.Element | null {
  const t = useText()
  const { phase, config, settings, reports } = run.value
  if (phase !== 'stopped' && phase !== 'failed') return null
  const differing = differences(continued(config, settings, reports.length), settings)
  if (differing.length === 0) return null
  const list = (of: RunConfig) => differing.map((name) => settingText(name, of, t)).join(', ')
  return <p class="note">{fill(t(text.otherSettings), { begun: list(config), wished: list(settings) })}</p>
}
