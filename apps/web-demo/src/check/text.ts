import type { Localized } from '../i18n/language.ts'

export const text = {
  title: { ko: '스스로 확인하기', en: 'Check yourself' },
  lead: {
    ko: '먼저 예측하고, 이유를 읽은 다음, 위에서 직접 해 보세요.',
    en: 'Predict first, read why, then try it above.',
  },
  right: { ko: '맞습니다.', en: 'Right.' },
  wrong: { ko: '아닙니다.', en: 'Not so.' },
  score: { ko: '{all}문제 중 {right}문제 맞힘', en: '{right} of {all} right' },
  answered: { ko: '답한 문제: {count}', en: 'questions answered: {count}' },
  again: { ko: '다시 풀기', en: 'Answer again' },
} as const satisfies Record<string, Localized>
