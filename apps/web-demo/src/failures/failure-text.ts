import type { ErrorCode } from 'oneloop'
import type { Localized } from '../i18n/language.ts'

interface FailureText {
  readonly what: Localized
  readonly fix: Localized
}

/** What can go wrong on the page itself, beside the codes of the packages. */
type PageCode = 'UNSUPPORTED_BROWSER'

/** The words for an error code. Codes that the page does not know get the general ones. */
export function failureText(code: string): FailureText {
  return (texts as Readonly<Record<string, FailureText>>)[code] ?? unexpected
}

const unexpected: FailureText = {
  what: { ko: '예상하지 못한 오류가 났습니다.', en: 'Something unexpected went wrong.' },
  fix: { ko: '다시 시도하거나 페이지를 새로 고치세요.', en: 'Try again, or reload the page.' },
}

const texts: Readonly<Partial<Record<ErrorCode | PageCode, FailureText>>> = {
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
  WORKER_DIED: {
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
  NO_BACKEND: {
    what: { ko: '이 브라우저에서 쓸 수 있는 엔진이 없습니다.', en: 'This browser can run none of the engines.' },
    fix: { ko: '최신 브라우저에서 여세요.', en: 'Open the page in a current browser.' },
  },
  GPU_LOST: {
    what: { ko: 'GPU와 연결이 끊어졌습니다.', en: 'The GPU was lost.' },
    fix: {
      ko: '끝난 에폭까지는 보관되어 있습니다. 이어서 학습을 누르거나 다른 엔진을 고르세요.',
      en: 'Finished epochs are kept: press Resume, or choose another engine.',
    },
  },
  PROGRAM_UNSUPPORTED: {
    what: { ko: '이 엔진은 이 설정으로 학습하지 못합니다.', en: 'This engine can’t train with these settings.' },
    fix: { ko: '다른 엔진을 고르거나 설정을 바꾸세요.', en: 'Choose another engine, or other settings.' },
  },
  CHECKPOINT_MISMATCH: {
    what: { ko: '보관된 학습이 이 데이터와 맞지 않습니다.', en: 'The stored run does not fit the data.' },
    fix: { ko: '학습 시작을 눌러 새로 학습하세요.', en: 'Press Train to begin anew.' },
  },
  CHECKPOINT_CORRUPT: {
    what: { ko: '보관된 학습이 손상되었습니다.', en: 'The stored run is damaged.' },
    fix: { ko: '학습 시작을 눌러 새로 학습하세요.', en: 'Press Train to begin anew.' },
  },
  CHECKPOINT_VERSION: {
    what: { ko: '이 체크포인트는 더 새로운 버전에서 만들었습니다.', en: 'A newer version wrote this checkpoint.' },
    fix: { ko: '페이지를 새로 고치고 다시 시도하세요.', en: 'Reload the page and try again.' },
  },
  DATA_FILE_INVALID: {
    what: { ko: '표로 읽을 수 없는 파일입니다.', en: 'This file can’t be read as a table.' },
    fix: {
      ko: '첫 줄에 열 이름이 있는 CSV로 다시 저장해 보세요.',
      en: 'Save it again as CSV, with the names of the columns in the first line.',
    },
  },
  DATASET_EMPTY: {
    what: { ko: '배울 것이 없습니다.', en: 'There is nothing to learn from.' },
    fix: { ko: '행이 있는 파일을 고르세요.', en: 'Choose a file that has rows.' },
  },
  CELL_INVALID: {
    what: { ko: '열에 맞지 않는 칸이 있습니다.', en: 'A cell does not fit its column.' },
    fix: {
      ko: '파일에서 그 칸을 고치거나, 그 열을 빼고 다시 해 보세요.',
      en: 'Mend that cell in the file, or do without its column.',
    },
  },
  TARGET_INVALID: {
    what: { ko: '이 열은 이대로는 배울 수 없습니다.', en: 'This column can’t be learnt as it is.' },
    fix: { ko: '맞힐 열을 다시 고르세요.', en: 'Choose another column to predict.' },
  },
  COLUMN_MISSING: {
    what: { ko: '배울 열이 남아 있지 않습니다.', en: 'No column is left to learn from.' },
    fix: { ko: '배우는 데 쓸 열을 더 고르세요.', en: 'Let it learn from more columns.' },
  },
  ARGUMENT_INVALID: {
    what: { ko: '배우고 채점하기에는 행이 모자랍니다.', en: 'There are too few rows to learn from and be graded by.' },
    fix: { ko: '행이 더 많은 파일을 고르세요.', en: 'Choose a file with more rows.' },
  },
  TOO_LARGE: {
    what: { ko: '이 탭에서 다루기에는 파일이 너무 큽니다.', en: 'This file is too large for a tab.' },
    fix: {
      ko: '행을 줄이거나, 명령줄의 oneloop train으로 학습하세요.',
      en: 'Use fewer rows, or train on the command line: oneloop train.',
    },
  },
  ZIP_BROKEN: {
    what: { ko: 'zip으로 열 수 없는 파일입니다.', en: 'This file can’t be opened as a zip.' },
    fix: { ko: '다시 압축해서 넣어 보세요.', en: 'Pack it again.' },
  },
  IMAGE_UNKNOWN: {
    what: { ko: '그림으로 읽을 수 없는 파일입니다.', en: 'This file is not a picture that can be read.' },
    fix: { ko: 'PNG나 JPEG로 저장해서 넣어 보세요.', en: 'Save it as PNG or JPEG.' },
  },
  IMAGE_BROKEN: {
    what: { ko: '그림 파일이 손상되었습니다.', en: 'This picture is damaged.' },
    fix: { ko: 'PNG나 JPEG로 다시 저장해서 넣어 보세요.', en: 'Save it again as PNG or JPEG.' },
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
