import { LESSON_TRANSFORM, type WriteModelOptions } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { useText } from '../i18n/language.ts'
import { TakeAway } from '../take-away/take-away.tsx'
import type { TrainedClasses } from './classes-store.ts'
import { usageOfClasses } from './classes-usage.ts'
import { text } from './text.ts'

const STEM = 'my-classes'

export function TakeClasses({ trained }: { readonly trained: TrainedClasses }): JSX.Element {
  const t = useText()
  const { names, model, weightsSha256 } = trained
  const options = useMemo(
    // ONNX and tfjs take the bytes of an image and give probabilities.
    (): WriteModelOptions => ({ normalization: LESSON_TRANSFORM, classNames: names, rawInput: true, softmax: true }),
    [names],
  )
  const usage = useMemo(() => usageOfClasses(STEM, names), [names])
  return (
    <>
      <p class="note">{t(text.takeLead)}</p>
      <TakeAway model={model} stem={STEM} options={options} usage={usage} />
      <code class="own-digest" data-testid="class-sha256">
        {weightsSha256}
      </code>
    </>
  )
}
