import { settingText } from '../hero/setting-text.ts'
import { fill } from '../i18n/fill.ts'
import type { Localized } from '../i18n/language.ts'
import { differences, lessonConfig } from '../training/run-config.ts'
import type { RunRecord } from '../training/run-record.ts'
import { text } from './text.ts'

type Translate = (text: Localized) => string

/** What a run is called: its number, or the name of its file. */
export function runName({ id, origin }: Pick<RunRecord, 'id' | 'origin'>, t: Translate): string {
  return origin.kind === 'file' ? origin.name : fill(t(text.run), { id })
}

/** In what a run differs from the lesson's, and how far it came. */
export function describeRun({ origin, checkpoint, reports, model }: RunRecord, t: Translate): string {
  if (origin.kind === 'file') {
    const widths = [model.layers[0]!.in, ...model.layers.map((layer) => layer.out)]
    return `${t(text.file)}, ${widths.join('-')}`
  }
  const { config } = origin
  const differing = differences(lessonConfig, config).map((name) => settingText(name, config, t))
  const parts = differing.length === 0 ? [t(text.lesson)] : differing
  if (checkpoint !== null) parts.push(fill(t(text.stoppedAt), { done: reports.length, epochs: config.epochs }))
  return parts.join(', ')
}

/** Of training alone. */
export function secondsOf({ reports }: Pick<RunRecord, 'reports'>): number {
  return reports.reduce((sum, report) => sum + report.seconds, 0)
}
