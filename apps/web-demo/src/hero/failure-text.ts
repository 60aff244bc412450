import type { Localized } from '../i18n/language.ts'

interface FailureText {
  readonly what: Localized
  readonly fix: Localized
}

/** The words for an error code. Codes that the page does not know get the general ones. */
export function failureText(code: string): FailureText {
  return texts[code] ?? unexpected
}

const unexpected: FailureText = {
  what: { ko: '예상하지 못한 오류가 났습니다.', en: 'Something unexpected went wrong.' },
  fix: { ko: '다시 시도하거나 페이지를 새로 고치세요.', en: 'Try again, or reload the page.' },
}

const texts: Readonly<Record<string, FailureText>> = {
  DOWNLOAD_FAILED: {
    what: { ko: '숫자 데이터를 가져오지 못했습니다.', en: 'The digits could not be fetched.' },
    fix: {
      ko: '인터넷 연결을 확인하고 다시 시도하세요. 한 번 받으면 다음부터는 오프라인에서도 됩니다.',
      en: 'See that you are online and try again. Once fetched, they work offline too.',
    },
  },
  CHECKSUM_MISMATCH: {
    what: { ko: '받은 데이터가 손상되었습니다.', en: 'The data that came is damaged.' },
    fix: { ko: '페이지를 새로 고치고 다시 시도하세요.', en: 'Reload the page and try again.' },
  },
  WORKER_CRASHED: {
    what: { ko: '학습하던 작업이 중단되었습니다.', en: 'The worker that trains broke down.' },
    fix: {
      ko: '끝난 에폭까지는 보관되어 있습니다. 이어서 학습을 누르세요.',
      en: 'Finished epochs are kept: press Resume, or Train to begin anew.',
    },
  },
  OUT_OF_MEMORY: {
    what: { ko: '메모리가 부족합니다.', en: 'There is not enough memory.' },
    fix: {
      ko: '다른 탭을 닫거나 배치 크기를 줄이고 다시 시도하세요.',
      en: 'Close other tabs or choose a smaller batch, then try again.',
    },
  },
  DIVERGED: {
    what: { ko: '손실이 발산했습니다.', en: 'The loss diverged.' },
    fix: { ko: '학습률을 낮추고 다시 시도하세요.', en: 'Choose a smaller learning rate and train again.' },
  },
  BACKEND_UNAVAILABLE: {
    what: { ko: '이 브라우저에서는 이 엔진을 쓸 수 없습니다.', en: 'This browser can’t run that engine.' },
    fix: { ko: '다른 엔진을 고르세요.', en: 'Choose another engine.' },
  },
  CHECKPOINT_MISMATCH: {
    what: { ko: '보관된 학습이 지금 설정과 맞지 않습니다.', en: 'The stored run does not fit these settings.' },
    fix: { ko: '처음으로를 누르고 새로 학습하세요.', en: 'Press Reset and train anew.' },
  },
  CHECKPOINT_CORRUPT: {
    what: { ko: '보관된 학습이 손상되었습니다.', en: 'The stored run is damaged.' },
    fix: { ko: '처음으로를 누르고 새로 학습하세요.', en: 'Press Reset and train anew.' },
  },
  UNSUPPORTED_BROWSER: {
    what: {
      ko: '이 브라우저에는 학습에 필요한 기능이 없습니다.',
      en: 'This browser lacks something that training needs.',
    },
    fix: {
      ko: '최신 Chrome, Edge, Firefox, Safari에서 https로 여세요.',
      en: 'Use a current Chrome, Edge, Firefox or Safari, and open the page by https.',
    },
  },
}
