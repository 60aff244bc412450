import { type FormatName, formatNames, modelFormat, writeModel } from 'oneloop'
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { download } from '../../files/download.ts'
import { useText } from '../../i18n/language.ts'
import { toMlp } from '../../training/model-data.ts'
import { isTrained } from '../../training/page-run.ts'
import { useRun } from '../../training/use-run.ts'
import { text } from './text.ts'

/** The page's network as a file. */
export default function SavePanel(): JSX.Element {
  const t = useText()
  const id = useId()
  const [format, setFormat] = useState<FormatName>('safetensors')
  const model = useRun((state) => state.model)
  const trained = useRun(isTrained)
  const save = () => {
    const { extension, mediaType } = modelFormat(format)
    const bytes = writeModel(toMlp(model), format, { normalization: model.transform })
    download(bytes, `mnist_model${extension}`, mediaType)
  }
  return (
    <div class="save-panel">
      <div class="row">
        <div class="field">
          <label for={id}>{t(text.format)}</label>
          <select id={id} value={format} onChange={(event) => setFormat(event.currentTarget.value as FormatName)}>
            {formatNames.map((name) => (
              <option key={name} value={name}>
                {name} ({modelFormat(name).extension})
              </option>
            ))}
          </select>
        </div>
        <button type="button" class="button" onClick={save}>
          {t(text.download)}
        </button>
      </div>
      {!trained && <p class="note">{t(text.untrained)}</p>}
    </div>
  )
}
