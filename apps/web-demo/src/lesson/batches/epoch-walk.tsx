import { DataLoader, type Dataset } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { PixelGrid } from '../../components/pixel-grid.tsx'
import { Slider } from '../../components/slider.tsx'
import { useTicker } from '../../components/use-ticker.ts'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import { deckAt } from './deck.ts'
import { mosaic } from './mosaic.ts'
import { text } from './text.ts'

const SIDE = 28

interface EpochWalkProps {
  readonly digits: Dataset
  readonly batchSize: number
}

/** An epoch of the real DataLoader, step by step: where the batch lies in the data, and the images themselves. */
export function EpochWalk({ digits, batchSize }: EpochWalkProps): JSX.Element {
  const t = useText()
  const [shuffle, setShuffle] = useState(true)
  const [epoch, setEpoch] = useState(1)
  const [wanted, setWanted] = useState(1)
  const [running, setRunning] = useState(false)
  const batches = useMemo(() => {
    const loader = new DataLoader(digits, { batchSize, shuffle, seed: 1 })
    return Array.from(loader.epoch(epoch), (batch) => batch.indices)
  }, [digits, batchSize, shuffle, epoch])
  const step = Math.min(wanted, batches.length)
  const batch = batches[step - 1]!
  const deck = useMemo(() => deckAt(digits.length, batches.slice(0, step)), [digits, batches, step])
  const perRow = Math.min(16, Math.ceil(Math.sqrt(batch.length)))
  const pixels = useMemo(() => {
    const images = Array.from(batch, (image) => digits.image(image))
    return mosaic(images, SIDE, perRow)
  }, [digits, batch, perRow])
  useTicker(running, 300, () => {
    if (step < batches.length) setWanted(step + 1)
    else setRunning(false)
  })
  const toggle = () => {
    if (!running && step === batches.length) setWanted(1)
    setRunning(!running)
  }
  const values = { n: batch.length, step, seen: deck.seen, all: digits.length }
  const [deckText, batchText] = [fill(t(text.deck), values), fill(t(text.batch), values)]
  return (
    <div class="epoch-walk">
      <div class="walk-settings">
        <Slider label={t(text.epoch)} value={epoch} min={1} max={5} step={1} onChange={setEpoch} />
        <Slider
          label={t(text.step)}
          value={step}
          min={1}
          max={batches.length}
          step={1}
          format={(value) => `${value} / ${batches.length}`}
          onChange={setWanted}
        />
        <div class="row walk-buttons">
          <button type="button" class="button small" onClick={toggle}>
            {t(running ? text.pause : text.play1)}
          </button>
          <label class="check">
            <input type="checkbox" checked={shuffle} onChange={(event) => setShuffle(event.currentTarget.checked)} />
            {t(text.shuffle)}
          </label>
        </div>
      </div>
      <div class="columns">
        <div class="walk-picture">
          <p class="note">{deckText}</p>
          <PixelGrid values={deck.cells} columns={40} palette="amount" max={1} label={deckText} />
        </div>
        <div class="walk-picture">
          <p class="note">{batchText}</p>
          <PixelGrid
            values={pixels}
            columns={perRow * SIDE}
            palette="grey"
            max={255}
            label={batchText}
            class="mosaic"
          />
        </div>
      </div>
    </div>
  )
}
