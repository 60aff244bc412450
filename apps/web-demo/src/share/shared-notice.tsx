import type { JSX } from 'preact'
import { Button } from '../components/button.tsx'
import { settingText } from '../hero/setting-text.ts'
import { fill } from '../i18n/fill.ts'
import { type Localized, useText } from '../i18n/language.ts'
import { RichText } from '../i18n/rich-text.tsx'
import { differences, lessonConfig, type RunConfig } from '../training/run-config.ts'
import { configure, run } from '../training/run-store.ts'
import { sharedRun } from './share-store.ts'
import type { SharedRun } from './shared-run.ts'
import { text } from './text.ts'
import './share.css'

/** What the link has brought, and once a run is over whether its bits are the sender's. */
export function SharedNotice(): JSX.Element | null {
  const t = useText()
  const shared = sharedRun.value
  if (shared === null) return null
  if (shared === 'unreadable') {
    return (
      <p class="note bad" role="alert">
        {t(text.unreadable)}
      </p>
    )
  }
  return (
    <div class="shared-notice" aria-live="polite">
      <Outcome shared={shared} />
    </div>
  )
}

function Outcome({ shared }: { readonly shared: SharedRun }): JSX.Element {
  const t = useText()
  const { phase, config, settings, weightsSha256 } = run.value
  const isOver = phase === 'finished' && weightsSha256 !== null
  const differing = differences(isOver ? config : settings, shared.config)
  if (differing.length > 0) {
    return (
      <>
        <p>{fill(t(text.changed), { settings: listOf(differing, shared.config, t) })}</p>
        <Button size="small" onClick={() => configure(shared.config)}>
          {t(text.back)}
        </Button>
      </>
    )
  }
  if (!isOver) {
    // The settings in which it differs from the lesson say enough; the lesson itself says all.
    const own = differences(shared.config, lessonConfig)
    const named = own.length > 0 ? own : (['hidden', 'optimizer', 'epochs', 'seed'] as const)
    return (
      <p>
        <RichText>{fill(t(text.received), { settings: listOf(named, shared.config, t) })}</RichText>
      </p>
    )
  }
  if (weightsSha256 === shared.weightsSha256) {
    return (
      <p class="good" data-testid="same-bits">
        <strong>✓ {t(text.same)}</strong> <code>{weightsSha256}</code>
      </p>
    )
  }
  const isExact = config.engine === 'wasm' || config.engine === 'reference'
  return (
    <p>
      {fill(t(text.other), { theirs: shared.weightsSha256.slice(0, 8), ours: weightsSha256.slice(0, 8) })}{' '}
      {t(isExact ? text.otherWhy : text.otherEngine)}
    </p>
  )
}

function listOf(names: readonly (keyof RunConfig)[], config: RunConfig, t: (text: Localized) => string): string {
  return names.map((name) => settingText(name, config, t)).join(', ')
}
