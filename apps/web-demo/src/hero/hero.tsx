import type { JSX } from 'preact'
import { DrawPanel } from '../drawing/draw-panel.tsx'
import { useText } from '../i18n/language.ts'
import { ShareRun } from '../share/share-run.tsx'
import { SharedNotice } from '../share/shared-notice.tsx'
import { Controls } from './controls.tsx'
import { DiagnosisNotice } from './diagnosis-notice.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { OtherSettingsNotice } from './other-settings-notice.tsx'
import { Progress } from './progress.tsx'
import { RunCharts } from './run-charts.tsx'
import { Settings } from './settings.tsx'
import { text } from './text.ts'

/** The first screen: one action, what comes of it, and a place to draw. */
export function Hero(): JSX.Element {
  const t = useText()
  return (
    <div class="page hero">
      <section class="hero-train" aria-labelledby="hero-title">
        <h1 id="hero-title">{t(text.title)}</h1>
        <p class="lead">{t(text.lead)}</p>
        <Controls />
        <SharedNotice />
        <Progress />
        <ShareRun />
        <OtherSettingsNotice />
        <DiagnosisNotice />
        <FailureNotice />
      </section>
      <DrawPanel />
      <RunCharts />
      <Settings />
    </div>
  )
}
