import type { Language } from '../i18n/language.ts'
import type { PageRun } from '../training/page-run.ts'

/** One sentence on where the run stands, read out as it changes. */
export function statusText(state: PageRun, language: Language): string {
  const { phase, reports, config, failure, origin } = state
  const last = reports.at(-1)
  if (failure !== null || origin.kind === 'file') return ''
  if (last === undefined) return phase === 'idle' ? '' : (beforeFirstEpoch[phase]?.[language] ?? '')
  const loss = last.loss.toFixed(4)
  const accuracy = `${((last.accuracy ?? 0) * 100).toFixed(2)}%`
  return language === 'ko'
    ? `에폭 ${last.epoch}/${config.epochs}: 손실 ${loss}, 테스트 정확도 ${accuracy}`
    : `Epoch ${last.epoch} of ${config.epochs}: loss ${loss}, test accuracy ${accuracy}`
}

const beforeFirstEpoch: Partial<Record<PageRun['phase'], Record<Language, string>>> = {
  fetching: { ko: '숫자 데이터를 가져오는 중입니다', en: 'Fetching the digits' },
  training: { ko: '첫 번째 에폭을 학습하는 중입니다', en: 'Training the first epoch' },
  paused: { ko: '일시정지했습니다', en: 'Paused' },
  stopped: { ko: '중지했습니다', en: 'Stopped' },
}
