import { type Dataset, softmax } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { DigitPicker } from '../../components/digit-picker.tsx'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import { layerValues } from '../../training/layer-values.ts'
import { useRun } from '../../training/use-run.ts'
import { browse } from '../data/browse.ts'
import { LayerStrip } from './layer-strip.tsx'
import { networkNote } from './network-note.ts'
import { NeuronView } from './neuron-view.tsx'
import { text } from './text.ts'

const OFFERED = 12

/** One image on its way through the page's network. */
export function ForwardView({ digits }: { readonly digits: Dataset }): JSX.Element {
  const t = useText()
  const network = useRun((state) => state.model)
  const origin = useRun((state) => state.origin)
  const [page, setPage] = useState(0)
  const offered = useMemo(() => browse(digits.labels, null, page, OFFERED), [digits, page])
  const [image, setImage] = useState(0)
  const pixels = digits.image(image)
  const values = useMemo(() => layerValues(network, digits.image(image)), [network, digits, image])
  const [shown, setShown] = useState(Number.POSITIVE_INFINITY)
  const [focus, setFocus] = useState({ layer: 0, neuron: 0 })
  const layer = Math.min(focus.layer, network.layers.length - 1)
  const neuron = Math.min(focus.neuron, network.layers[layer]!.out - 1)
  const look = (nextLayer: number, nextNeuron: number) => setFocus({ layer: nextLayer, neuron: nextNeuron })
  const complete = shown >= values.length
  const logits = values.at(-1)!
  const best = logits.indexOf(Math.max(...logits))
  const answer = fill(t(text.answer), {
    digit: best,
    percent: (softmax(logits, logits.length)[best]! * 100).toFixed(1),
    label: digits.labels[image]!,
  })
  return (
    <>
      <p class="note">{networkNote(origin, t)}</p>
      <DigitPicker
        label={t(text.images)}
        digits={digits}
        offered={offered}
        value={image}
        describe={(of, label) => fill(t(text.image), { image: of, label })}
        onChange={setImage}
      />
      <div class="row">
        <button
          type="button"
          class="button small"
          onClick={() => {
            setPage(page + 1)
            setImage(browse(digits.labels, null, page + 1, OFFERED)[0]!)
          }}
        >
          {t(text.others)}
        </button>
        <button type="button" class="button small primary" onClick={() => setShown(complete ? 1 : shown + 1)}>
          {t(complete ? text.layerByLayer : text.next)}
        </button>
      </div>
      <LayerStrip
        model={network}
        pixels={pixels}
        values={values}
        shown={shown}
        focus={{ layer, neuron }}
        onFocus={look}
      />
      <p class="answer" aria-live="polite">
        {complete && answer}
      </p>
      <NeuronView model={network} values={values} layer={layer} neuron={neuron} onChange={look} />
    </>
  )
}
