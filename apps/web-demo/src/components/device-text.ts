import type { Language } from '../i18n/language.ts'

const reasons: Readonly<Record<string, string>> = {
  'the page is not cross-origin isolated': '페이지가 격리되지 않았습니다',
  'its workers could not be started': '작업자를 시작하지 못했습니다',
}

/** What does the work, as an engine says it, in the reader's language. */
export function deviceText(device: string, language: Language): string {
  if (language === 'en') return device
  const reason = /\(([^)]*)\)$/.exec(device)?.[1] ?? ''
  return device
    .replace(/^reference\b/, '기준 구현')
    .replace(/(\d+) threads?/, '스레드 $1개')
    .replace(reason, reasons[reason] ?? reason)
}
