import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { NumberField } from '../components/number-field.tsx'
import { useText } from '../i18n/language.ts'
import { type EngineName, engineLabels, engineNames, mayRun } from '../training/engines.ts'
import { isBusy } from '../training/run-state.ts'
import { configure } from '../training/run-store.ts'
import { useRun } from '../training/use-run.ts'
import { text } from './text.ts'

/** The form's id: a button anywhere that submits it begins a run, unless a field holds something wrong. */
export const SETTINGS_FORM = 'run-settings'

/** What the next run is set up with. */
export function Settings({ onSubmit }: { readonly onSubmit: () => void }): JSX.Element {
  const t = useText()
  const config = useRun((state) => state.config)
  const disabled = useRun(isBusy)
  const engineId = useId()
  return (
    <form
      id={SETTINGS_FORM}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <fieldset class="settings" disabled={disabled}>
        <legend class="visually-hidden">{t(text.settings)}</legend>
        <div class="field engine-field">
          <label for={engineId}>{t(text.engine)}</label>
          <select
            id={engineId}
            value={config.engine}
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
          value={config.epochs}
          min={1}
          max={100}
          onChange={(epochs) => configure({ epochs })}
        />
        <NumberField
          label={t(text.batchSize)}
          value={config.batchSize}
          min={1}
          max={4096}
          onChange={(batchSize) => configure({ batchSize })}
        />
        <NumberField
          label={t(text.learningRate)}
          value={config.learningRate}
          min={0.000001}
          max={10}
          isWhole={false}
          onChange={(learningRate) => configure({ learningRate })}
        />
      </fieldset>
    </form>
  )
}
