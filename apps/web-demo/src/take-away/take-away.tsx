import {
  cFiles,
  type Mlp,
  modelWriter,
  type WriteModelOptions,
  type WriterName,
  writeModel,
  writerNames,
} from 'oneloop'
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { CodeSample } from '../components/code-sample.tsx'
import { download } from '../files/download.ts'
import { zip } from '../files/zip.ts'
import { type Localized, useText } from '../i18n/language.ts'
import type { Usage } from './usage.ts'

const text = {
  format: { ko: '파일 형식', en: 'File format' },
  save: { ko: '파일로 저장', en: 'Save the file' },
  code: {
    ko: '저장한 파일을 쓰는 코드입니다. 파일과 같은 폴더에 두고 그대로 실행하면 됩니다.',
    en: 'The code that uses the saved file: put it into the same folder, and run it as it is.',
  },
  node: { ko: 'Node에서 (.safetensors 파일)', en: 'In Node (with the .safetensors file)' },
  page: { ko: '웹 페이지에서 (.safetensors 파일)', en: 'In a page (with the .safetensors file)' },
  python: { ko: 'Python에서 (.onnx 파일)', en: 'In Python (with the .onnx file)' },
} satisfies Record<string, Localized>

interface TakeAwayProps {
  readonly model: Mlp
  /** The file's name without its extension. */
  readonly stem: string
  readonly options: WriteModelOptions
  readonly usage: Usage
}

/** A network as a file of any format, and the code that uses it. */
export function TakeAway({ model, stem, options, usage }: TakeAwayProps): JSX.Element {
  const t = useText()
  const id = useId()
  const [format, setFormat] = useState<WriterName>('safetensors')
  const save = () => {
    // C is two files.
    if (format === 'c') {
      download(zip(cFiles(model, options)), `${stem}-c.zip`, 'application/zip')
      return
    }
    const { extension, mediaType } = modelWriter(format)
    download(writeModel(model, format, options), `${stem}${extension}`, mediaType)
  }
  return (
    <>
      <div class="row">
        <div class="field">
          <label for={id}>{t(text.format)}</label>
          <select id={id} value={format} onChange={(event) => setFormat(event.currentTarget.value as WriterName)}>
            {writerNames.map((name) => (
              <option key={name} value={name}>
                {name} ({modelWriter(name).extension})
              </option>
            ))}
          </select>
        </div>
        <Button onClick={save}>{t(text.save)}</Button>
      </div>
      <p class="note">{t(text.code)}</p>
      <CodeSample source={usage.node} title={text.node} />
      <CodeSample source={usage.page} title={text.page} />
      <CodeSample source={usage.python} title={text.python} />
    </>
  )
}
