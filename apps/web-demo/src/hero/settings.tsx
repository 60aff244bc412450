import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { NumberField } from '../components/number-field.tsx'
import { useText } from '../i18n/language.ts'
import { type EngineName, engineLabels, engineNames, mayRun } from '../training/engines.ts'
import { isBusy } from '../training/page-run.ts'
import { configure, train } from '../training/run-store.ts'
import { useRun } from '../training/use-run.ts'
import { text } from './text.ts'

const FORM = 'run-settings'

/**
 * Begins a run, unless a field of the settings holds something wrong: then the browser leads the reader there. A section
 * that is shown alone has no settings, and trains the lesson's run.
 */
export function beginRun(): void {
  const form = document.getElementById(FORM) as HTMLFormElement | null
  if (form === null) train()
  else form.requestSubmit()
}

/** What the next run is set up with. */
export function Settings(): JSX.Element {
  const t = useText()
  const settings = useRun((state) => state.settings)
  const disabled = useRun(isBusy)
  const engineId = useId()
  return (
    <form
      id={FORM}
      class="hero-settings"
      onSubmit={(event) => {
        event.preventDefault()
        train()
      }}
    >
      <fieldset class="settings" disabled={disabled}>
        <legend class="visually-hidden">{t(text.settings)}</legend>
        <div class="field engine-field">
          <label for={engineId}>{t(text.engine)}</label>
          <select
            id={engineId}
            value={settings.engine}
            onChange={(event) => configure({ engine: event.currentTarget.value as EngineName })}
          >
            {engineNames.map((name) => (
              <option key={name} value={name} disabled={!mayRun(name)}>
                {t(engineLabels[name])}
              </option>
            ))}
          </select>
        </div>
        <NumberField
          label={t(text.epochs)}
          value={settings.epochs}
          min={1}
          max={100}
          onChange={(epochs) => configure({ epochs })}
        />
        <NumberField
          label={t(text.batchSize)}
          value={settings.batchSize}
          min={1}
          max={4096}
          onChange={(batchSize) => configure({ batchSize })}
        />
        <NumberField
          label={t(text.learningRate)}
          value={settings.learningRate}
          min={0.000001}
          max={10}
          isWhole={false}
          onChange={(learningRate) => configure({ learningRate })}
        />
      </fieldset>
    </form>
  )
}
