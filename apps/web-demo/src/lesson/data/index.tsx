import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { useSampleDigits } from '../../data/sample-digits.ts'
import { useText } from '../../i18n/language.ts'
import './data.css'
import { DigitBrowser } from './digit-browser.tsx'
import { PixelInspector } from './pixel-inspector.tsx'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { ScaleView } from './scale-view.tsx'
import { text } from './text.ts'

export default function DataSection(): JSX.Element {
  const t = useText()
  const digits = useSampleDigits()
  const [image, setImage] = useState(0)
  return (
    <Section id="data" lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        {digits === undefined ? (
          <p class="note digits-pending">{t(text.loading)}</p>
        ) : (
          <div class="columns data-columns">
            <DigitBrowser digits={digits} image={image} onChange={setImage} />
            <PixelInspector image={digits.image(image)} label={digits.labels[image]!} />
          </div>
        )}
      </Playground>
      <Prose text={text.scaleBody} />
      {digits !== undefined && <ScaleView image={digits.image(image)} />}
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="data" questions={questions} />
    </Section>
  )
}
